/** Runs `work` when the document is there, and after every swap of htmx, which may bring new elements. */
export function onContent(work: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", work);
  else work();
  document.addEventListener("htmx:after:swap", work);
}

export function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** The element of `event`, or the nearest around it, that matches. */
export function around(event: Event, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}

export function dialog(id: string | undefined): HTMLDialogElement | null {
  const found = id ? document.getElementById(id) : null;
  return found instanceof HTMLDialogElement ? found : null;
}

/** Reloads, but at most once a minute: a server that keeps saying no must not make the page spin. */
export function reloadOnce(): void {
  const before = Number(sessionStorage.getItem("reloaded") ?? 0);
  if (Date.now() - before < 60_000) return;
  sessionStorage.setItem("reloaded", String(Date.now()));
  location.reload();
}
