const KEPT = "page-name";

/**
 * The name of this page among those of one device. It goes with the tab over loads and reloads; a copied tab copies what is kept, so nothing
 * is kept while a page is open.
 */
export function pageName(): string {
  const name =
    sessionStorage.getItem(KEPT) ?? Array.from(crypto.getRandomValues(new Uint32Array(3)), text).join("");
  sessionStorage.removeItem(KEPT);
  window.addEventListener("pagehide", () => sessionStorage.setItem(KEPT, name));
  // Shown again as it was left, by the way back.
  window.addEventListener("pageshow", ({ persisted }) => persisted && sessionStorage.removeItem(KEPT));
  return name;
}

const text = (number: number) => number.toString(36);
