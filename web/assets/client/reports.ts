import { all } from "./page.ts";
import { soundBlocked } from "./sound.ts";

/** So often a page says that it is still there. */
const STILL_THERE_MS = 30_000;
/** A report that did not come through is made again after this long. */
const AGAIN_MS = 5_000;
/** As many sayings are remembered as a board may show calls. */
const REMEMBERED = 64;

/**
 * `<… data-reports="/…">`: tells the house which elements `[data-shows]` people can really see, whether the page is hidden or
 * kept from sounding, and how the sayings of calls went. Always the whole truth, on every change and every half minute: a house
 * that has started anew knows it again by that.
 */
export function startReports(): void {
  const heard = new Map<string, string>();
  let dirty = false;
  let busy = false;

  const send = async () => {
    const address = document.querySelector<HTMLElement>("[data-reports]")?.dataset.reports;
    if (!address || busy) return;
    busy = true;
    dirty = false;
    const through = await post(address, truth(heard));
    busy = false;
    if (!through) setTimeout(() => void send(), AGAIN_MS);
    else if (dirty) void send();
  };
  const changed = () => {
    dirty = true;
    void send();
  };
  const drawn = () => {
    // A hidden page draws nothing, so it would never be told that it has.
    if (document.hidden) changed();
    else requestAnimationFrame(() => setTimeout(changed));
  };

  document.addEventListener("htmx:sse:after:message", drawn);
  document.addEventListener("visibilitychange", drawn);
  document.addEventListener("foyer:sound", changed);
  document.addEventListener("foyer:spoken", (event) => {
    const { about, word } = (event as CustomEvent<{ about: string; word: string }>).detail;
    heard.delete(about);
    heard.set(about, word);
    const [oldest] = heard.keys();
    if (heard.size > REMEMBERED && oldest) heard.delete(oldest);
    changed();
  });
  setInterval(changed, STILL_THERE_MS);
}

function truth(heard: ReadonlyMap<string, string>): URLSearchParams {
  const live = document.body.dataset.live === "ok" && !document.hidden;
  const shown = live ? all("[data-shows]").filter(isSeen) : [];
  return new URLSearchParams({
    hidden: document.hidden ? "yes" : "no",
    blocked: soundBlocked() ? "yes" : "no",
    shown: shown.map(({ dataset }) => dataset.shows ?? "").join(" "),
    heard: [...heard].map(([about, word]) => `${about}:${word}`).join(" "),
  });
}

/** It takes up room, nothing makes it invisible, and it lies within the window. */
function isSeen(element: HTMLElement): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return seen && inside && right > left && bottom > top;
}

async function post(address: string, body: URLSearchParams): Promise<boolean> {
  try {
    const { status } = await fetch(address, { method: "POST", body });
    // What the house did not understand or allow would not be understood or allowed once more.
    return status < 429;
  } catch {
    // Cut off: the house says itself that nothing is heard of this board.
    return false;
  }
}
