import { dialog } from "./page.ts";

const WARNING_S = 15;

/**
 * `<… data-idle-reset="60" data-idle-url="/kiosk/x">`: after 60 s without touch or key the page goes there. 15 s before,
 * `dialog#idle` opens with the seconds left in `[data-idle-left]`; one touch or key anywhere stays.
 */
export function startIdle(): void {
  let touched_ms = performance.now();
  const stay = () => {
    touched_ms = performance.now();
    dialog("idle")?.close();
  };
  for (const kind of ["pointerdown", "keydown", "input"])
    document.addEventListener(kind, stay, { capture: true });
  setInterval(() => tick(Math.floor((performance.now() - touched_ms) / 1000)), 500);
}

function tick(idle_s: number): void {
  const owner = document.querySelector<HTMLElement>("[data-idle-reset]");
  const limit_s = Number(owner?.dataset.idleReset);
  if (!owner || !(limit_s > 0)) return;
  if (idle_s >= limit_s) {
    // Without the program the browser's own error page would stand there for good.
    if (document.body.dataset.live === "lost") return;
    location.assign(owner.dataset.idleUrl ?? location.pathname);
    return;
  }
  const box = dialog("idle");
  if (!box || idle_s < limit_s - WARNING_S) return;
  const left = box.querySelector("[data-idle-left]");
  if (left) left.textContent = String(limit_s - idle_s);
  if (!box.open) box.showModal();
}
