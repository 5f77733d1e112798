import { all, around, onContent } from "./page.ts";

/** So that nobody needs to drag: `[data-scroll-buttons]` holds buttons `data-scroll-by="1"`, -1 is up, for `[data-scroll-region]`. */
export function startScroll(): void {
  document.addEventListener("click", (event) => {
    const by = Number(around(event, "[data-scroll-by]")?.dataset.scrollBy);
    const area = region();
    if (!area || !by) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    area.scrollBy({ top: by * area.clientHeight * 0.8, behavior: calm ? "auto" : "smooth" });
  });
  document.addEventListener("scroll", show, { capture: true, passive: true });
  addEventListener("resize", show);
  addEventListener("load", show);
  onContent(show);
}

const region = () => document.querySelector<HTMLElement>("[data-scroll-region]");

/** Less than this out of sight is padding, px. */
const PADDING = 24;

/** The buttons are there when something is out of sight, and each works while there is more in its direction. */
function show(): void {
  const area = region();
  const hidden = area ? area.scrollHeight - area.clientHeight : 0;
  for (const buttons of all("[data-scroll-buttons]")) buttons.hidden = hidden <= PADDING;
  for (const button of all("[data-scroll-by]")) {
    if (!area || !(button instanceof HTMLButtonElement)) continue;
    button.disabled = button.dataset.scrollBy === "1" ? area.scrollTop > hidden - 2 : area.scrollTop < 2;
  }
}
