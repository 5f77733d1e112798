import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { all, onContent } from "./page.ts";

/** Forms whose puzzle is being solved; a press meanwhile is carried out when it is. */
const working = new WeakMap<HTMLFormElement, { pressed: boolean }>();

/**
 * `<p data-puzzle="{…}" data-working="…" data-worked="…">` in a form: the browser works for it in the background and puts the
 * solution into the form's `work`. There is nothing to press; a browser that cannot (no https, no script) sends the form without,
 * and reads what stands there.
 */
export function startPuzzle(): void {
  onContent(() => {
    for (const element of all("[data-puzzle]")) {
      const form = element.closest("form");
      if (form && !working.has(form) && globalThis.isSecureContext) void solve(form, element);
    }
  });
  document.addEventListener(
    "submit",
    (event) => {
      const state = event.target instanceof HTMLFormElement ? working.get(event.target) : undefined;
      if (!state) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      state.pressed = true;
    },
    true,
  );
}

async function solve(form: HTMLFormElement, element: HTMLElement): Promise<void> {
  const state = { pressed: false };
  working.set(form, state);
  element.textContent = element.dataset.working ?? "";
  try {
    const challenge = JSON.parse(element.dataset.puzzle ?? "") as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const field = form.elements.namedItem("work");
    if (solution && field instanceof HTMLInputElement)
      field.value = btoa(JSON.stringify({ challenge, solution }));
    element.textContent = element.dataset.worked ?? "";
  } finally {
    working.delete(form);
    element.removeAttribute("data-puzzle");
    if (state.pressed) form.requestSubmit();
  }
}
