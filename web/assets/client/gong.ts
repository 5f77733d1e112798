import { all, onContent } from "./page.ts";
import { fetchSound, ring, soundBlocked, unlockSound } from "./sound.ts";
import { type Sentence, say, silence } from "./voice.ts";

let version = -1;
/**
 * The first state of a connection shows what is, it does not announce what happened meanwhile. Only who is called by
 * it wants to hear that late (`data-call-late`), unless the page came so.
 */
let quiet = true;
let queue = Promise.resolve();
/** How often somebody wanted quiet; what was to be said before that stays unsaid. */
let stops = 0;

/** What waited longer for its turn is not said any more. */
const STALE_MS = 15_000;

/** How a page wants its calls to sound. */
interface Manner {
  gong: boolean;
  /** 0 to 1. */
  volume: number;
}

/**
 * `<… data-call-version="17">`: when a swap raises it, the gong rings and every `[data-announce]` whose own
 * `data-announce-version` is new is spoken in its `lang`, one after the other, as sound from `data-announce-audio` where there
 * is such. `data-call-quiet` keeps all that silent, `data-call-gong="no"` the gong; `data-call-volume` is 0 to 100.
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
  if (board.dataset.callQuiet !== undefined) return;
  const manner = {
    gong: board.dataset.callGong !== "no",
    volume: Number(board.dataset.callVolume ?? 80) / 100,
  };
  const sentences = all("[data-announce]")
    .filter((element) => Number(element.dataset.announceVersion) > before)
    .map((element): Sentence => {
      const { announce, announceAudio } = element.dataset;
      return {
        text: announce ?? "",
        lang: element.lang || document.documentElement.lang,
        sound: announceAudio ? fetchSound(announceAudio) : Promise.resolve(null),
      };
    });
  const [asked, since] = [stops, performance.now()];
  queue = queue.then(async () => {
    if (asked === stops && performance.now() - since < STALE_MS) await announce(sentences, manner, asked);
  });
}

async function announce(sentences: Sentence[], { gong, volume }: Manner, asked: number): Promise<void> {
  document.dispatchEvent(new CustomEvent("foyer:gong"));
  document.body.dataset.announcing = "yes";
  if (gong) await ring(volume);
  for (const sentence of sentences) if (asked === stops) await say(sentence, volume);
  delete document.body.dataset.announcing;
}

function stop(): void {
  stops += 1;
  silence();
}
