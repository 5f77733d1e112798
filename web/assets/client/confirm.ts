import { around, dialog } from "./page.ts";

/**
 * `data-confirm="Really?"` on a button asks first; yes then clicks the button again. When the page has followed events
 * meanwhile and the button asks something else by now, the answer was to another question and it is asked again.
 */
export function startConfirm(): void {
  let asking: HTMLElement | undefined;
  let confirmed: HTMLElement | undefined;

  document.addEventListener(
    "click",
    (event) => {
      const asked = around(event, "[data-confirm]");
      if (!asked) return;
      const box = dialog("confirm");
      const question = box?.querySelector("[data-confirm-question]");
      const agreed = confirmed === asked && question?.textContent === asked.dataset.confirm;
      confirmed = undefined;
      if (agreed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
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
