import { around } from "./page.ts";

/**
 * `<form data-keypad="6">` with the field `code` and buttons `digit` and `erase`: the keys type into the field, and the
 * form is sent once it is full. Without the script each key sends the form, and the answer has one digit more.
 */
export function startKeypad(): void {
  // Before `startPresses`, which takes two quick presses of one key for a double click.
  document.addEventListener(
    "click",
    (event) => {
      const key = around(event, "[data-keypad] :is([name=digit], [name=erase])");
      if (!(key instanceof HTMLButtonElement) || !key.form) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const field = fieldOf(key.form);
      if (!field || key.form.dataset.sent) return;
      field.value = key.name === "erase" ? field.value.slice(0, -1) : field.value + key.value;
      // After a touch one may type on; whoever presses the keys by keyboard stays on them.
      if (event.detail > 0) field.focus();
      sendWhole(key.form, field);
    },
    { capture: true },
  );
  document.addEventListener("input", (event) => {
    const form = around(event, "[data-keypad]");
    if (!(form instanceof HTMLFormElement) || form.dataset.sent) return;
    const field = fieldOf(form);
    if (!field) return;
    field.value = field.value.replace(/\D/g, "");
    sendWhole(form, field);
  });
  // A page that the browser kept for the way back has sent nothing yet.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("[data-keypad]")) {
      delete form.dataset.sent;
      // What came back to be mended is mended from its end.
      const field = fieldOf(form);
      field?.setSelectionRange(field.value.length, field.value.length);
    }
  });
}

function fieldOf(form: HTMLFormElement): HTMLInputElement | null {
  const field = form.elements.namedItem("code");
  return field instanceof HTMLInputElement ? field : null;
}

function sendWhole(form: HTMLFormElement, field: HTMLInputElement): void {
  if (field.value.length < Number(form.dataset.keypad)) return;
  // Without the program the browser's own error page would come and stay; the kiosk says already that it is away.
  if (document.body.dataset.live === "lost") return;
  form.dataset.sent = "yes";
  form.querySelector("[data-keypad-busy]")?.removeAttribute("hidden");
  form.requestSubmit();
}
