// What all parts of the page share: its elements, and settings that outlive it.
const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const grid = $("grid");
const bar = document.querySelector(".bar");
const blocks = [...grid.querySelectorAll(":scope > .block")];
const cards = [...document.querySelectorAll(".card")];
const cardsOf = new Map(blocks.map((block) => [block, [...block.querySelectorAll(".card")]]));
const narrow = matchMedia("(max-width:46rem)");

// A page opened from a file may have no storage: then settings last as long as it does.
const remember = (key, value) => {
    try {
        localStorage.setItem("parallax-" + key, value);
    } catch {}
};
const recall = (key) => {
    try {
        return localStorage.getItem("parallax-" + key);
    } catch {
        return null;
    }
};

const themes = ["", "light", "dark"];
const themeNames = { "": "as the system", light: "light", dark: "dark" };
function setTheme(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    $("theme-now").textContent = themeNames[theme];
    remember("theme", theme);
    paintRuler();
}
const nextTheme = () => setTheme(themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length]);
$("theme-now").textContent = themeNames[root.dataset.theme || ""];
$("theme").addEventListener("click", nextTheme);

// The head of the columns sticks below the bar, however many lines that has.
new ResizeObserver(() => root.style.setProperty("--stuck", bar.offsetHeight + "px")).observe(bar);

// A language's own name for itself.
for (const label of grid.querySelectorAll("[data-native]")) {
    try {
        const tag = label.dataset.native;
        const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
        if (name && name !== tag && !label.parentElement.textContent.includes(name)) label.textContent = name;
    } catch {}
}
