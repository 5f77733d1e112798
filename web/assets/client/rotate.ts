import { all, onContent } from "./page.ts";
import { now_ms } from "./time.ts";

/** Each language is shown this long; `data-rotate="slow"` (notices) waits for a whole round of eight. */
const TURN_MS = 10_000;
const SLOW_MS = 20_000;

/** `[data-rotate]` shows one of its children at a time, by the clock, so that all of them turn together. */
export function startRotation(): void {
  onContent(turn);
  setInterval(turn, 500);
}

function turn(): void {
  for (const group of all("[data-rotate]")) {
    const each_ms = group.dataset.rotate === "slow" ? SLOW_MS : TURN_MS;
    const children = [...group.children] as HTMLElement[];
    const shown = Math.floor(now_ms() / each_ms) % Math.max(1, children.length);
    for (const [at, child] of children.entries()) {
      const hidden = String(at !== shown);
      if (child.dataset.hidden !== hidden) child.dataset.hidden = hidden;
    }
  }
}
