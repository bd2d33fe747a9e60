// Before the page is painted: the colours that the reader chose last.
try {
    const theme = localStorage.getItem("parallax-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
