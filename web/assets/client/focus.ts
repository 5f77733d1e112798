let inside = false;

/**
 * A swap that removes what had the focus hands it to the last `[data-focus-home]` of the page, a heading nearest to what
 * happened, so that nobody who works by keyboard or screen reader is thrown back to the top.
 */
export function startFocus(): void {
  document.addEventListener("htmx:before:swap", () => {
    inside = lost() ? inside : document.activeElement?.closest("[data-focus-region]") !== null;
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!inside || !lost()) return;
    inside = false;
    [...document.querySelectorAll<HTMLElement>("[data-focus-home]")].at(-1)?.focus({ preventScroll: true });
  });
}

/** A button that a swap disabled keeps the focus until the next frame, and then nothing has it. */
function lost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(":disabled");
}
