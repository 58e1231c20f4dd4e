// A page whose files are gone, because the desk was upgraded under it, loads itself anew: once, so that a fault is no endless wheel.

const key = "parley.loaded-anew";
/** Milliseconds within which a second loading would not help either. */
const tooSoon = 10_000;

/** Listens for the screens' files that can't be fetched any more. */
export function loadAnewWhenGone(): void {
  globalThis.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(key) ?? "0");
    if (Date.now() - last < tooSoon) return;
    sessionStorage.setItem(key, `${Date.now()}`);
    event.preventDefault();
    location.reload();
  });
}
