import { around } from "./page.ts";

/**
 * One press is one deed: the further clicks of a double or triple click, and a key held down, press no button that sends a
 * form. The first click's answer may have put another button under the pointer by then.
 */
export function startPresses(): void {
  document.addEventListener("click", (event) => void (event.detail > 1 && refuse(event)), { capture: true });
  document.addEventListener("keydown", (event) => void (event.repeat && holds(event) && refuse(event)), {
    capture: true,
  });
}

const holds = (event: KeyboardEvent) => event.key === "Enter" || event.key === " ";

function refuse(event: Event): void {
  if (!around(event, "button[type=submit]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
