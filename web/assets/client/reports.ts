import { all } from "./page.ts";
import { pageName } from "./page-name.ts";
import { soundBlocked } from "./sound.ts";

/** So often a page says that it is still there. */
const STILL_THERE_MS = 30_000;
/** A report that did not come through is made again after this long. */
const AGAIN_MS = 5_000;
/** As many sayings are remembered as a board may show calls. */
const REMEMBERED = 64;

/**
 * `<… data-reports="/…">`: tells the house which elements `[data-shows]` people can really see, whether the page is hidden or
 * kept from sounding, and how the sayings of calls went. Always the whole truth, when it changes, on every new connection and every half
 * minute: a house that has started anew knows it again by that.
 */
export function startReports(): void {
  const heard = new Map<string, string>();
  const name = pageName();
  let tried = "";
  let told = "";
  let dirty = false;
  let busy = false;

  const send = async () => {
    const address = document.querySelector<HTMLElement>("[data-reports]")?.dataset.reports;
    if (!address || busy) return;
    busy = true;
    dirty = false;
    const body = truth(name, heard);
    body.set("tried", tried);
    const through = body.toString() === told || (await post(address, body));
    busy = false;
    told = through ? body.toString() : "";
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

  const anew = () => {
    told = "";
    changed();
  };

  document.addEventListener("htmx:sse:after:connection", () => {
    told = "";
  });
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
  document.addEventListener("foyer:tried", (event) => {
    tried = (event as CustomEvent<string>).detail;
    changed();
  });
  setInterval(anew, STILL_THERE_MS);
}

function truth(name: string, heard: ReadonlyMap<string, string>): URLSearchParams {
  const live = document.body.dataset.live === "ok" && !document.hidden;
  const shown = live ? all("[data-shows]").filter(isSeen) : [];
  const sounds = document.querySelector("[data-call-version]") !== null;
  return new URLSearchParams({
    page: name,
    build: document.documentElement.dataset.build ?? "",
    hidden: document.hidden ? "yes" : "no",
    blocked: sounds && soundBlocked() ? "yes" : "no",
    full: fillsScreen() ? "yes" : "no",
    shown: shown.map(({ dataset }) => dataset.shows ?? "").join(" "),
    heard: [...heard].map(([about, word]) => `${about}:${word}`).join(" "),
  });
}

function fillsScreen(): boolean {
  if (matchMedia("(display-mode: fullscreen)").matches) return true;
  return innerWidth >= screen.width && innerHeight >= screen.height;
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
