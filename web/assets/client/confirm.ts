import { around, dialog } from "./page.ts";

/** `data-confirm="Really?"` on a button asks first; yes then clicks the button again. */
export function startConfirm(): void {
  let asking: HTMLElement | undefined;
  let confirmed: HTMLElement | undefined;

  document.addEventListener(
    "click",
    (event) => {
      const asked = around(event, "[data-confirm]");
      if (!asked) return;
      if (confirmed === asked) {
        confirmed = undefined;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const box = dialog("confirm");
      const question = box?.querySelector("[data-confirm-question]");
      if (!box || !question) return;
      asking = asked;
      question.textContent = asked.dataset.confirm ?? "";
      box.showModal();
    },
    { capture: true },
  );

  document.addEventListener("click", (event) => {
    if (!around(event, "[data-confirm-yes]")) return;
    dialog("confirm")?.close();
    confirmed = asking;
    asking = undefined;
    confirmed?.click();
  });
}
