import { around, dialog } from "./page.ts";

/** `data-opens="id"` opens a native dialog, `data-closes` inside closes it. */
export function startDialogs(): void {
  document.addEventListener("click", (event) => {
    dialog(around(event, "[data-opens]")?.dataset.opens)?.showModal();
    if (around(event, "[data-closes]")) around(event, "dialog")?.closest("dialog")?.close();
  });
}
