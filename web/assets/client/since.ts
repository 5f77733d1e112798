import { all, onContent } from "./page.ts";
import { now_ms } from "./time.ts";

/** `<time data-since="2026-03-02T08:00:00Z">` shows for how long, in minutes and hours. */
export function startSince(): void {
  onContent(tick);
  setInterval(tick, 10_000);
}

function tick(): void {
  for (const element of all("[data-since]")) {
    const since_ms = Date.parse(element.dataset.since ?? "");
    if (Number.isNaN(since_ms)) continue;
    const text = duration(Math.max(0, Math.floor((now_ms() - since_ms) / 60_000)));
    if (element.textContent !== text) element.textContent = text;
  }
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = unit(minutes % 60, "minute");
  return hours > 0 ? `${unit(hours, "hour")} ${rest}` : rest;
}

function unit(value: number, name: "minute" | "hour"): string {
  const tag = `${document.documentElement.lang}-u-nu-latn`;
  return new Intl.NumberFormat(tag, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
}
