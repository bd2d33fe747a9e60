// Filters: what does not match is hidden; nothing is made or destroyed.
const search = $("search");
const rule = $("rule");
const lang = $("lang");
const only = $("only");
const chips = [...document.querySelectorAll(".chip[data-severity]")];
const pressed = (button) => button.getAttribute("aria-pressed") === "true";
const press = (button, on) => button.setAttribute("aria-pressed", String(on));

// Letters without their marks, digits of all scripts as 0 to 9: "dien bien" finds Điện Biên, "1300" finds ١٣٠٠.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
function digit(c) {
    const code = c.codePointAt(0);
    const zero = zeros.find((z) => code >= z && code < z + 10);
    return zero === undefined ? c : String(code - zero);
}
const simple = (text) =>
    text
        .normalize("NFD")
        .replace(/\p{M}|[\u200b-\u200f\u061c\u0640]/gu, "")
        .toLowerCase()
        .replace(/đ/g, "d")
        .replace(/[^\x00-\x7f]/gu, digit);
// What groups the digits of a number does not count either: "80676" finds 80.676 and ٨٠٬٦٧٦.
const grouping = /(?<=\d)[.,٬٫'’\u00a0\u202f](?=\d{3}(?!\d))/g;
const fold = (text) => simple(text).replace(grouping, "");

let folded = null;
const texts = () =>
    (folded ||= blocks.map((block) => {
        let text = "";
        for (const part of block.querySelectorAll(".text, .what, .todo, .rule, .reads")) text += part.textContent + "\n";
        return fold(text);
    }));

let wanted = "";
function filter() {
    const severities = new Set(chips.filter(pressed).map((chip) => chip.dataset.severity));
    const all = chips.every((chip) => pressed(chip) || chip.disabled);
    const needsFinding = pressed(only) || !all || rule.value || lang.value;
    wanted = fold(search.value.trim());
    const passes = (card) =>
        severities.has(card.dataset.severity) &&
        (!rule.value || card.dataset.rule === rule.value) &&
        (!lang.value || card.dataset.langs.split(" ").includes(lang.value));
    let rows = 0;
    blocks.forEach((block, i) => {
        const list = cardsOf.get(block);
        let any = false;
        for (const card of list) {
            const hide = !passes(card);
            if (card.hidden !== hide) card.hidden = hide;
            any ||= !hide;
        }
        const hide = (needsFinding && !any) || (wanted !== "" && !texts()[i].includes(wanted));
        if (block.hidden !== hide) block.hidden = hide;
        rows += hide ? 0 : 1;
    });
    for (const card of document.querySelectorAll(".stray .card")) card.hidden = !passes(card);
    const filtered = needsFinding || wanted !== "";
    $("clear").hidden = !filtered;
    const found = visible().length;
    $("status").textContent = filtered ? `${rows} of ${count(blocks.length, "row")}, ${count(found, "finding")}` : "";
    $("nothing").hidden = rows > 0 || !blocks.length;
    const card = chosen && $(chosen);
    choose(card && !card.hidden && !card.closest(".block")?.hidden ? card : null, false);
    paintRuler();
    highlight();
}

function clear() {
    for (const chip of chips) press(chip, true);
    press(only, false);
    rule.value = lang.value = search.value = "";
    filter();
}

// The words that were looked for are coloured where they stand; the document itself stays as it is.
function highlight() {
    if (!globalThis.Highlight) return;
    CSS.highlights.delete("found");
    if (wanted.length < 2) return;
    const ranges = [];
    for (const block of blocks) {
        if (block.hidden) continue;
        for (const text of block.querySelectorAll(".text")) {
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) mark(walker.currentNode, ranges);
        }
        if (ranges.length > 500) break;
    }
    CSS.highlights.set("found", new Highlight(...ranges));
}
function mark(node, ranges) {
    let plain = "";
    let from = [];
    let at = 0;
    for (const c of node.data) {
        const piece = simple(c);
        for (let i = 0; i < piece.length; i++) from.push(at);
        plain += piece;
        at += c.length;
    }
    from.push(at);
    const cut = new Set([...plain.matchAll(grouping)].map((match) => match.index));
    if (cut.size) {
        plain = plain.replace(grouping, "");
        from = from.filter((_, i) => !cut.has(i));
    }
    for (let hit = plain.indexOf(wanted); hit >= 0; hit = plain.indexOf(wanted, hit + wanted.length)) {
        const range = new Range();
        range.setStart(node, from[hit]);
        range.setEnd(node, from[hit + wanted.length]);
        ranges.push(range);
    }
}

let soon = 0;
search.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(filter, 120);
});
rule.addEventListener("change", filter);
lang.addEventListener("change", filter);
function toggle(button) {
    if (button.disabled) return;
    press(button, !pressed(button));
    filter();
}
bar.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip) toggle(chip);
});
$("clear").addEventListener("click", clear);
$("clear-all").addEventListener("click", clear);
$("more").addEventListener("click", () => {
    const open = $("filters").classList.toggle("open");
    $("more").setAttribute("aria-expanded", String(open));
});

// A figure of the summary shows the findings that it counts.
document.querySelector(".summary").addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick-rule]");
    if (!button) return;
    for (const chip of chips) press(chip, true);
    search.value = "";
    rule.value = button.dataset.pickRule;
    lang.value = button.dataset.pickLang || "";
    filter();
    bar.scrollIntoView();
    walk(1);
});
