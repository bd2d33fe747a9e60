// The list of articles: filtered and sorted.
const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const body = document.querySelector(".articles tbody");
const rows = [...body.rows];
const search = $("search");
const only = $("only");
const themes = ["", "light", "dark"];
const themeNames = { "": "as the system", light: "light", dark: "dark" };
$("theme-now").textContent = themeNames[root.dataset.theme || ""];
$("theme").addEventListener("click", () => {
    const theme = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    $("theme-now").textContent = themeNames[theme];
    try {
        localStorage.setItem("parallax-theme", theme);
    } catch {}
});

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
const names = rows.map((row) => fold(row.cells[0].textContent + " " + row.cells[1].textContent));
function filter() {
    const wanted = fold(search.value.trim());
    const told = only.getAttribute("aria-pressed") === "true";
    let left = 0;
    rows.forEach((row, i) => {
        row.hidden = !names[i].includes(wanted) || (told && !row.classList.contains("told"));
        left += row.hidden ? 0 : 1;
    });
    $("status").textContent = left < rows.length ? `${left} of ${rows.length} articles` : "";
    $("nothing").hidden = left > 0;
}
search.addEventListener("input", filter);
only.addEventListener("click", () => {
    only.setAttribute("aria-pressed", String(only.getAttribute("aria-pressed") !== "true"));
    filter();
});

const collator = new Intl.Collator(undefined, { numeric: true });
document.querySelector(".articles thead").addEventListener("click", (event) => {
    const button = event.target.closest("[data-sort]");
    if (!button) return;
    const head = button.closest("th");
    const column = head.cellIndex;
    const numbers = button.dataset.sort === "number";
    const now = head.getAttribute("aria-sort");
    // Numbers begin with the largest.
    const first = numbers ? "descending" : "ascending";
    const next = now === "none" ? first : now === "ascending" ? "descending" : "ascending";
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", next);
    const value = (row) => {
        const cell = row.cells[column];
        return numbers ? Number(cell.dataset.value) : cell.textContent.trim();
    };
    const compare = numbers ? (a, b) => a[0] - b[0] : (a, b) => collator.compare(a[0], b[0]);
    const keyed = rows.map((row) => [value(row), row]).sort(compare);
    if (next === "descending") keyed.reverse();
    body.append(...keyed.map((pair) => pair[1]));
});
