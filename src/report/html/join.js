// Joining: what the versions tell of one matter lights up in all columns, with a line from word to word.
const svg = $("join");
const path = svg.firstElementChild;
let lit = [];
let shown = "";
let chosen = "";

// Every mark by the matters that it is part of, made when it is first needed.
let marks = null;
function marksOf(matter) {
    if (!marks) {
        marks = new Map();
        for (const mark of grid.querySelectorAll("a[data-j]"))
            for (const name of mark.dataset.j.split(" ")) {
                if (!marks.has(name)) marks.set(name, []);
                marks.get(name).push(mark);
            }
    }
    return marks.get(matter) || [];
}

function join(matter, near) {
    if (matter === shown) return;
    for (const mark of lit) mark.classList.remove("on");
    shown = matter;
    if (!matter) {
        lit = [];
        path.setAttribute("d", "");
        return;
    }
    const finding = matter.startsWith("f");
    lit = finding ? marksOf(matter) : [...near.closest(".block").querySelectorAll(`[data-j~="${matter}"]`)];
    for (const mark of lit) mark.classList.add("on");
    draw(finding ? $(matter)?.dataset.severity || "" : "agrees");
}

function draw(kind) {
    svg.setAttribute("class", kind);
    if (narrow.matches || !lit.length) return path.setAttribute("d", "");
    const home = (shown.startsWith("f") ? $(shown) : lit[0])?.closest(".block");
    const origin = grid.getBoundingClientRect();
    const boxes = lit
        .filter((mark) => mark.closest(".block") === home && !mark.classList.contains("all"))
        .map((mark) => mark.getClientRects()[0])
        .filter((box) => box && box.width)
        .map((box) => ({ left: box.left - origin.left, right: box.right - origin.left, y: box.bottom - origin.top + 1 }))
        .sort((a, b) => a.left - b.left);
    let line = "";
    for (let i = 1; i < boxes.length; i++) {
        const [a, b] = [boxes[i - 1], boxes[i]];
        const middle = (a.right + b.left) / 2;
        line += `M${a.left} ${a.y}H${a.right}C${middle} ${a.y} ${middle} ${b.y} ${b.left} ${b.y}H${b.right}`;
    }
    path.setAttribute("d", line);
}

const matterOf = (target) => {
    const mark = target.closest?.("[data-j]");
    if (mark) return [mark.dataset.j.split(" ")[0], mark];
    const card = target.closest?.(".card");
    return card ? [card.id, card] : ["", null];
};
const settle = () => join(chosen, grid);
for (const event of ["pointerover", "focusin"])
    document.addEventListener(event, ({ target }) => {
        const [matter, near] = matterOf(target);
        if (matter) join(matter, near);
        else settle();
    });
document.addEventListener("pointerleave", settle);
const redraw = () => shown && draw(svg.getAttribute("class"));
new ResizeObserver(redraw).observe(grid);

// Walking from finding to finding.
const where = $("where");
const visible = () => cards.filter((card) => !card.hidden && !card.closest(".block")?.hidden);
function choose(card, move) {
    document.querySelector(".card.now")?.classList.remove("now");
    chosen = card ? card.id : "";
    const list = visible();
    card?.classList.add("now");
    if (card && move) {
        card.focus({ preventScroll: true });
        bring(card);
    }
    settle();
    const at = list.indexOf(card) + 1;
    where.textContent = at ? `${at} of ${list.length}` : count(list.length, "finding");
}
// Brings a card to the middle of the screen; its row with it where both fit, so that the words stand above the card. Rows far
// away are of guessed height until they are laid out: those around the card are, before it is gone to.
let around = [];
function bring(card) {
    const block = card.closest(".block");
    for (const row of around) row.classList.remove("near");
    const left = blocks.filter((row) => !row.hidden);
    const at = left.indexOf(block);
    around = at < 0 ? [] : left.slice(Math.max(at - 12, 0), at + 13);
    for (const row of around) row.classList.add("near");
    const fits = block && block.offsetHeight < innerHeight - bar.offsetHeight - 60;
    (fits ? block : card).scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    redraw();
}
const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
function walk(step) {
    const list = visible();
    if (!list.length) return;
    const now = chosen ? list.indexOf($(chosen)) : -1;
    let at;
    if (now >= 0) at = (now + step + list.length) % list.length;
    else {
        // From where the reader is.
        const below = list.findIndex((card) => (card.closest(".block") || card).getBoundingClientRect().top > bar.offsetHeight);
        at = step > 0 ? Math.max(below, 0) : below > 0 ? below - 1 : list.length - 1;
    }
    choose(list[at], true);
}
$("next").addEventListener("click", () => walk(1));
$("previous").addEventListener("click", () => walk(-1));
document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#f"]');
    const card = link && $(link.hash.slice(1));
    if (card) {
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        if (card.hidden || card.closest(".block")?.hidden) clear();
        choose(card, true);
        return;
    }
    const here = event.target.closest?.(".card");
    if (here) choose(here, false);
});
function fromAddress() {
    const target = /^#[fr]\d+$/.test(location.hash) && $(location.hash.slice(1));
    if (!target) return;
    if (target.classList.contains("card")) choose(target, true);
    else target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", fromAddress);

// A strip at the edge shows where in the article the findings are.
const ruler = $("ruler");
function paintRuler() {
    const tall = innerHeight;
    const list = blocks.filter((block) => !block.hidden);
    if (!list.length || narrow.matches) return;
    const colour = {};
    for (const severity of ["error", "warning", "note"])
        colour[severity] = getComputedStyle(root).getPropertyValue("--" + severity) && `var(--${severity})`;
    const ticks = [];
    let last = -9;
    list.forEach((block, i) => {
        const worst = ["error", "warning", "note"].find((s) => block.classList.contains(s));
        const y = Math.round((i / list.length) * tall);
        if (!worst || (y - last < 3 && worst !== "error")) return;
        last = y;
        ticks.push(`linear-gradient(${colour[worst]} 0 0) 0 ${y}px/100% 3px no-repeat`);
    });
    // A style of very many layers is slow, and a strip of a thousand pixels shows no more.
    ruler.style.background = ticks.slice(0, 400).join(",");
}
ruler.addEventListener("click", (event) => {
    const list = blocks.filter((block) => !block.hidden);
    list[Math.floor((event.clientY / innerHeight) * list.length)]?.scrollIntoView({ block: "center" });
});
addEventListener("resize", () => {
    paintRuler();
    redraw();
});
