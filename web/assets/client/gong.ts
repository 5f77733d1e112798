import { all, onContent } from "./page.ts";
import { ring, soundBlocked, unlockSound } from "./sound.ts";
import { say, silence } from "./voice.ts";

let version = -1;
/**
 * The first state of a connection shows what is, it does not announce what happened meanwhile. Only who is called by
 * it wants to hear that late (`data-call-late`), unless the page came so.
 */
let quiet = true;
let queue = Promise.resolve();
/** How often somebody wanted quiet; what was to be said before that stays unsaid. */
let stops = 0;

/**
 * `<… data-call-version="17">`: when a swap raises it, the gong rings and every `[data-announce]` whose own
 * `data-announce-version` is new is spoken in its `lang`, one after the other.
 */
export function startGong(): void {
  onContent(look);
  document.addEventListener("htmx:sse:after:connection", () => {
    quiet = true;
  });
  document.addEventListener("htmx:sse:after:message", (event) => {
    const name = (event as CustomEvent<{ message?: { event: string } }>).detail.message?.event;
    if (name === "" || name === "current") quiet = false;
  });
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => void unlockSound());
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-sound-stop]")) stop();
  });
}

function look(): void {
  const board = document.querySelector<HTMLElement>("[data-call-version]");
  if (!board) return;
  document.body.dataset.sound = soundBlocked() ? "blocked" : "on";
  const found = Number(board.dataset.callVersion);
  const before = version;
  if (!(found > before)) return;
  version = found;
  if (quiet && (before < 0 || board.dataset.callLate === undefined)) return;
  const sentences = all("[data-announce]")
    .filter((element) => Number(element.dataset.announceVersion) > before)
    .map((element) => ({
      text: element.dataset.announce ?? "",
      lang: element.lang || document.documentElement.lang,
    }));
  const asked = stops;
  queue = queue.then(() => announce(sentences, asked));
}

async function announce(sentences: { text: string; lang: string }[], asked: number): Promise<void> {
  if (asked !== stops) return;
  document.dispatchEvent(new CustomEvent("foyer:gong"));
  document.body.dataset.announcing = "yes";
  await ring();
  for (const { text, lang } of sentences) if (asked === stops) await say(text, lang);
  delete document.body.dataset.announcing;
}

function stop(): void {
  stops += 1;
  silence();
}
