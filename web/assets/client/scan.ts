import { Burst, type Heard } from "./burst.ts";

/** After so long without a key a code is over, also without Enter, ms. */
const REST_MS = 120;

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * `<form data-scans>` with the fields `typed`, `us` and `de`: a code that a scanner types anywhere on the page is sent
 * there, whatever has the focus. What a scanner types goes into no field and presses no button; what people type does.
 */
export function startScans(): void {
  const burst = new Burst();
  let before: { field: Field; value: string } | null = null;
  let resting = 0;
  let sent = false;

  const send = (scanned: Heard["scanned"]) => {
    const form = document.querySelector<HTMLFormElement>("form[data-scans]");
    // Without the program the browser's own error page would come and stay; the kiosk says already that it is away.
    if (!scanned || !form || sent || document.body.dataset.live === "lost") return;
    sent = true;
    for (const [name, text] of Object.entries(scanned)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = text;
    }
    form.requestSubmit();
  };

  document.addEventListener(
    "keydown",
    (event) => {
      if (!document.querySelector("form[data-scans]")) return;
      const { key, code, shiftKey, ctrlKey, timeStamp, repeat } = event;
      const field = fieldOf(event.target);
      const value = field?.value ?? "";
      const altGr = event.getModifierState("AltGraph");
      const heard = burst.hear({
        key,
        code,
        shift: shiftKey,
        ctrl: ctrlKey && !altGr,
        at_ms: timeStamp,
        repeat,
        field: field !== null,
      });
      if (heard.swallow) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (heard.recognised) putBack(before);
      if (burst.begins) before = field && { field, value };
      clearTimeout(resting);
      resting = window.setTimeout(() => send(burst.rest()), REST_MS);
      send(heard.scanned);
    },
    { capture: true },
  );
  // A page that the browser kept for the way back has sent nothing yet.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function putBack(before: { field: Field; value: string } | null): void {
  if (!before || before.field.value === before.value) return;
  before.field.value = before.value;
  before.field.dispatchEvent(new Event("input", { bubbles: true }));
}
