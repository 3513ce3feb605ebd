// Runs before the first paint, so that a page never flashes in the wrong scheme. A file of its own: no inline script is needed.
(() => {
  const chosen = localStorage.getItem("mantine-color-scheme-value");
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
