import { all, onContent } from "./page.ts";

/** Since when each element counts, by the page's own clock: the browser's may differ from the house's. */
const begun = new WeakMap<Element, number>();

/**
 * `<span role="timer" data-left="580" data-over="…">` counts down so many seconds, and then says what it says is over. With
 * `data-pace="60"` each is a minute, as in a demo, whose clock runs so fast. A timer is not read out by itself, so nobody is
 * disturbed each second.
 */
export function startLeft(): void {
  onContent(tick);
  setInterval(tick, 1_000);
}

function tick(): void {
  for (const element of all("[data-left]")) {
    const since_ms = begun.get(element) ?? performance.now();
    begun.set(element, since_ms);
    const passed_s = ((performance.now() - since_ms) / 1_000) * Number(element.dataset.pace ?? 1);
    const left_s = Math.ceil(Number(element.dataset.left) - passed_s);
    const text = left_s > 0 ? clock(left_s) : (element.dataset.over ?? "");
    if (element.textContent !== text) element.textContent = text;
  }
}

function clock(left_s: number): string {
  return `${Math.floor(left_s / 60)}:${String(left_s % 60).padStart(2, "0")}`;
}
