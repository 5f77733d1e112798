import { all, onContent } from "./page.ts";
import { now_ms } from "./time.ts";

/** `<time data-clock data-zone="Europe/Berlin">` shows the time of that zone. */
export function startClock(): void {
  onContent(tick);
  setInterval(tick, 1_000);
}

function tick(): void {
  for (const clock of all("[data-clock]")) {
    const timeZone = clock.dataset.zone ?? document.documentElement.dataset.zone;
    const text = new Date(now_ms()).toLocaleTimeString("de", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    });
    if (clock.textContent !== text) clock.textContent = text;
  }
}
