// Single keys, but where text is typed, and only as long as the reader wants them.
const help = $("help");
const keysOn = $("keys-on");
keysOn.checked = recall("keys") !== "off";
keysOn.addEventListener("change", () => remember("keys", keysOn.checked ? "on" : "off"));
$("help-button").addEventListener("click", () => help.showModal());

const chipOf = (severity) => chips.find((chip) => chip.dataset.severity === severity);
const actions = {
    n: () => walk(1),
    j: () => walk(1),
    p: () => walk(-1),
    k: () => walk(-1),
    e: () => toggle(chipOf("error")),
    w: () => toggle(chipOf("warning")),
    i: () => toggle(chipOf("note")),
    o: () => toggle(only),
    t: nextTheme,
    "?": () => help.showModal(),
    "/": () => {
        search.focus();
        search.select();
    },
};
document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
        if (!panel.hidden) {
            openPanel(false);
            panelButton.focus();
        } else if (typing && search.value) {
            search.value = "";
            filter();
        } else if (typing) event.target.blur();
        else if (!$("clear").hidden) clear();
        else choose(null, false);
        return;
    }
    if (typing || !keysOn.checked) return;
    if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        if (move(last, event.key === "ArrowLeft" ? -1 : 1)) event.preventDefault();
        return;
    }
    if (/^[1-9]$/.test(event.key)) {
        const column = order[Number(event.key) - 1];
        return hide(column, !gone.has(column));
    }
    const action = actions[event.key];
    if (action) {
        event.preventDefault();
        action();
    }
});

// After all parts stand.
paintRuler();
fromAddress();
