// Columns: hidden, shown and moved, in the document too, so that they are read in the order in which they are seen.
const panel = $("columns");
const panelButton = $("columns-button");
const all = [...panel.querySelectorAll("[data-column]")].map((item) => item.dataset.column);
let order = [...all];
const gone = new Set();
const langs = [...lang.options].slice(1).map((option) => option.value);
const key = "columns-" + langs.join(",");
let last = all[0];

function arrange() {
    const rank = new Map(order.map((column, i) => [column, i]));
    const byOrder = (a, b) => rank.get(a.dataset.v) - rank.get(b.dataset.v);
    for (const row of grid.querySelectorAll(".row:not(.cards)")) {
        const cells = [...row.children].slice(1);
        row.append(...cells.sort(byOrder));
    }
    const list = panel.firstElementChild;
    list.append(...[...list.children].sort((a, b) => rank.get(a.dataset.column) - rank.get(b.dataset.column)));
}

function show() {
    for (const column of all) grid.classList.toggle("hide-" + column, gone.has(column));
    const left = all.length - gone.size;
    grid.style.setProperty("--columns", String(left));
    grid.setAttribute("aria-colcount", String(left + 1));
    for (const box of panel.querySelectorAll("[data-show]")) {
        box.checked = !gone.has(box.dataset.show);
        // One column stays.
        box.disabled = left === 1 && box.checked;
    }
    remember(key, JSON.stringify([order, [...gone]]));
    redraw();
}

function hide(column, away) {
    if (column === undefined || (away && all.length - gone.size === 1)) return;
    if (away) gone.add(column);
    else gone.delete(column);
    show();
}

function move(column, step) {
    const at = order.indexOf(column);
    let to = at + step;
    // Over columns that are hidden.
    while (gone.has(order[to])) to += step;
    if (at < 0 || to < 0 || to >= order.length) return false;
    order.splice(at, 1);
    order.splice(to, 0, column);
    arrange();
    show();
    const name = grid.querySelector(`.head[data-v="${column}"] .language`)?.textContent;
    $("status").textContent = `${name}: column ${order.filter((c) => !gone.has(c)).indexOf(column) + 1}`;
    return true;
}

panel.addEventListener("change", (event) => {
    const column = event.target.dataset.show;
    if (column !== undefined) hide(column, !event.target.checked);
});
panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    move(button.closest("[data-column]").dataset.column, Number(button.dataset.move));
    button.focus();
});
function openPanel(open) {
    panel.hidden = !open;
    panelButton.setAttribute("aria-expanded", String(open));
}
panelButton.addEventListener("click", () => openPanel(panel.hidden));
document.addEventListener("click", (event) => {
    if (!panel.hidden && !event.target.closest(".menu")) openPanel(false);
});
document.addEventListener("focusin", ({ target }) => {
    last = target.closest?.("[data-v]")?.dataset.v ?? last;
});
document.addEventListener("pointerdown", ({ target }) => {
    last = target.closest?.("[data-v]")?.dataset.v ?? last;
});

// A column's head is dragged to where it shall stand.
let dragged = null;
const heads = grid.querySelector(".heads");
const headOf = (event) => event.target.closest?.(".head");
heads.addEventListener("dragstart", (event) => {
    dragged = headOf(event);
    dragged?.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
});
heads.addEventListener("dragover", (event) => {
    const over = headOf(event);
    if (!dragged || !over) return;
    event.preventDefault();
    for (const head of heads.querySelectorAll(".target")) head.classList.remove("target");
    if (over !== dragged) over.classList.add("target");
});
heads.addEventListener("drop", (event) => {
    const over = headOf(event);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const column = dragged.dataset.v;
    order = order.filter((c) => c !== column);
    const before = order.indexOf(over.dataset.v);
    const behind = dragged.getBoundingClientRect().left < over.getBoundingClientRect().left;
    order.splice(before + (behind ? 1 : 0), 0, column);
    arrange();
    show();
});
heads.addEventListener("dragend", () => {
    dragged = null;
    for (const head of heads.querySelectorAll(".dragged,.target")) head.classList.remove("dragged", "target");
});

try {
    const [kept, away] = JSON.parse(recall(key));
    const known = kept.length === all.length && all.every((column) => kept.includes(column));
    if (known) {
        order = kept;
        for (const column of away.slice(0, all.length - 1)) if (all.includes(column)) gone.add(column);
        if (order.some((column, i) => column !== all[i])) arrange();
        if (gone.size) show();
    }
} catch {}
