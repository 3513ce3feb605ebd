/**
 * After an update of the program, parts of the pages that an open tab has not loaded yet are gone; the new pages have them. A
 * server that does not answer has no new pages: the tab stays as it is, with what is written in it, until it answers.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const reloaded = Number(sessionStorage.getItem("reloaded") ?? 0);
    if (Date.now() - reloaded < 10_000) return;
    // The router takes a part that was not found for an update and would reload at once, into the page of a browser that found nobody.
    event.payload.message = "A part of this page is not here yet. It comes as soon as the server answers.";
    waiting ??= reloadOnceAnswered();
  });
}

let waiting: Promise<void> | undefined;

async function reloadOnceAnswered(): Promise<void> {
  while (!(await isAnswered())) await new Promise((resolve) => setTimeout(resolve, 2_000));
  sessionStorage.setItem("reloaded", String(Date.now()));
  location.reload();
}

const isAnswered = (): Promise<boolean> =>
  fetch(location.href, { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
