import { all, onContent } from "./page.ts";

/** When each element's time is over, by the page's own clock: the browser's may differ from the house's. */
const ends = new WeakMap<Element, number>();

/**
 * `<span role="timer" data-left="580" data-over="…">` counts down so many seconds, and then says what it says is over. A timer
 * is not read out by itself, so nobody is disturbed each second.
 */
export function startLeft(): void {
  onContent(tick);
  setInterval(tick, 1_000);
}

function tick(): void {
  for (const element of all("[data-left]")) {
    const end_ms = ends.get(element) ?? performance.now() + Number(element.dataset.left) * 1_000;
    ends.set(element, end_ms);
    const left_s = Math.ceil((end_ms - performance.now()) / 1_000);
    const text = left_s > 0 ? clock(left_s) : (element.dataset.over ?? "");
    if (element.textContent !== text) element.textContent = text;
  }
}

function clock(left_s: number): string {
  return `${Math.floor(left_s / 60)}:${String(left_s % 60).padStart(2, "0")}`;
}
