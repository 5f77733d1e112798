import { onContent } from "./page.ts";

/** How a phone in a pocket says that its number is called, ms on and off. */
const PATTERN = [400, 150, 400, 150, 800];

/** `data-title` on the live part names the window; where the device can, a call is felt as well. */
export function startCalled(): void {
  onContent(() => {
    const title = document.querySelector<HTMLElement>("[data-title]")?.dataset.title;
    if (title && document.title !== title) document.title = title;
  });
  document.addEventListener("foyer:gong", () => {
    if (document.querySelector("[data-title]")) navigator.vibrate?.(PATTERN);
  });
}
