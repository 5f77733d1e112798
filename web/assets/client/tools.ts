import { onExtension } from "./htmx.ts";
import { around } from "./page.ts";

/**
 * `<details data-tool>` folds away a form: opening it goes to its first field, Escape folds it and goes back to its name, and
 * so does its own press once it worked; a refused one stays as it was typed. Every `<details>` keeps its state through swaps.
 */
export function startTools(): void {
  onExtension("keep-open", {
    htmx_before_morph_attr: (element, { attrName }) =>
      !(element instanceof HTMLDetailsElement && attrName === "open"),
  });
  document.addEventListener("click", unfold);
  document.addEventListener("keydown", onEscape, { capture: true });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = (event as CustomEvent<{ ctx?: { response?: { status?: number } } }>).detail;
    const tool = around(event, "[data-tool]");
    if ((ctx?.response?.status ?? 500) < 400) fold(tool);
  });
}

/** At once instead of by the browser's own later toggle: whoever opened it by a key types on. */
function unfold(event: MouseEvent): void {
  const tool = around(event, "[data-tool] > summary")?.parentElement;
  if (!(tool instanceof HTMLDetailsElement) || event.defaultPrevented) return;
  event.preventDefault();
  tool.open = !tool.open;
  if (tool.open) tool.querySelector<HTMLElement>(FIELDS)?.focus();
}

const FIELDS = "select, textarea, input:not([type=hidden]), button:not(:disabled), a";

function onEscape(event: KeyboardEvent): void {
  const tool = around(event, "[data-tool][open]");
  if (event.key !== "Escape" || !tool || document.querySelector("dialog[open]")) return;
  event.stopImmediatePropagation();
  fold(tool);
}

function fold(tool: HTMLElement | null): void {
  if (!(tool instanceof HTMLDetailsElement)) return;
  const within = tool.contains(document.activeElement);
  tool.open = false;
  if (within) tool.querySelector("summary")?.focus();
}
