import { all, dialog, onContent } from "./page.ts";

/**
 * `data-key="n"` on a button or link: the key clicks it. Not while typing, not under a dialog. `?` lists the keys, and
 * single keys can be switched off there (WCAG 2.1.4); the choice is kept in this browser.
 */
export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
    if (event.key === "?" && dialog("keys-help")) return help();
    if (!keysOn()) return;
    const element = all("[data-key]").find((one) => fits(one, event.key) && reachable(one));
    if (!element) return;
    event.preventDefault();
    element.focus();
    element.click();
  });
  document.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches("[data-keys-on]")) return;
    localStorage.setItem("keys", event.target.checked ? "on" : "off");
    document.body.dataset.keys = keysOn() ? "on" : "off";
  });
  onContent(() => {
    document.body.dataset.keys = keysOn() ? "on" : "off";
  });
}

const keysOn = () => localStorage.getItem("keys") !== "off";

const fits = (element: HTMLElement, key: string) => element.dataset.key?.toLowerCase() === key.toLowerCase();

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

function reachable(element: HTMLElement): boolean {
  if (element.matches(":disabled, [aria-disabled=true]") || !element.checkVisibility()) return false;
  const open = document.querySelector("dialog[open]");
  return !open || open.contains(element);
}

function help(): void {
  const box = dialog("keys-help");
  const list = box?.querySelector("[data-keys-list]");
  if (!box || !list || box.open) return;
  list.replaceChildren(...all("[data-key]").filter(reachable).flatMap(row));
  const toggle = box.querySelector<HTMLInputElement>("[data-keys-on]");
  if (toggle) toggle.checked = keysOn();
  box.showModal();
}

function row(element: HTMLElement): HTMLElement[] {
  const key = document.createElement("dt");
  const kbd = document.createElement("kbd");
  kbd.textContent = element.dataset.key ?? "";
  key.append(kbd);
  const meaning = document.createElement("dd");
  const label = element.querySelector(".kern-label") ?? element;
  meaning.textContent = element.ariaLabel ?? label.textContent?.trim() ?? "";
  return [key, meaning];
}
