import { all, onContent } from "./page.ts";
import { fetchSound, ring, soundBlocked, unlockSound } from "./sound.ts";
import { type Sentence, type Spoken, say, silence } from "./voice.ts";

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

/** The test announcement that was seen last, and whether it is being said now: a call ends it. */
let tried = "";
let testing = false;

/** How a page wants its calls to sound. */
interface Manner {
  gong: boolean;
  /** 0 to 1. */
  volume: number;
}

/** A sentence, and the call it is about: `counter:number`, empty where the page does not say. */
type Line = Sentence & { about: string };
type Told = readonly [about: string, word: Spoken];

/**
 * `<… data-call-version="17">`: when a swap raises it, the gong rings and every `[data-announce]` whose own
 * `data-announce-version` is new is spoken in its `lang`, one after the other, as sound from `data-announce-audio` where there
 * is such. `data-call-quiet` keeps all that silent, `data-call-gong="no"` the gong; `data-call-volume` is 0 to 100. How it went
 * is told as `foyer:spoken`. `[data-trial]` for the page's own `[data-board]` is a test announcement, said though the rest be silent;
 * how that went is told as `foyer:tried`.
 */
export function startGong(): void {
  onContent(() => {
    look();
    lookForTrial();
  });
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
  if (board.dataset.callQuiet !== undefined) return;
  const manner = mannerOf(board);
  const fresh = all("[data-announce]").filter((one) => Number(one.dataset.announceVersion) > before);
  if (quiet && (before < 0 || board.dataset.callLate === undefined))
    return tell(fresh.map((element) => [aboutOf(element), "missed"] as const));
  const lines = fresh.map((element): Line => {
    const { announce, announceAudio } = element.dataset;
    return { ...sentenceOf(element, announce, announceAudio), about: aboutOf(element) };
  });
  if (testing && lines.length > 0) stop();
  const [asked, since] = [stops, performance.now()];
  queue = queue.then(async () => {
    if (asked !== stops) return tell(lines.map(({ about }) => [about, "stopped"] as const));
    if (performance.now() - since >= STALE_MS)
      return tell(lines.map(({ about }) => [about, "late"] as const));
    tell(await announce(lines, manner, asked));
  });
}

function lookForTrial(): void {
  const board = document.querySelector<HTMLElement>("[data-board]")?.dataset.board;
  const asked = all("[data-trial]").find(({ dataset }) => dataset.trialBoard === board);
  const { trial = "", trialSays, trialAudio } = asked?.dataset ?? {};
  const about = document.querySelector<HTMLElement>("[data-call-version]");
  if (!asked || !about || trial === tried) return;
  tried = trial;
  if (quiet) return;
  const line = { ...sentenceOf(asked, trialSays, trialAudio), about: "" };
  const [manner, before] = [mannerOf(about), version];
  queue = queue.then(async () => {
    testing = true;
    const said = version === before ? await announce([line], manner, stops) : [];
    testing = false;
    const word = said[0]?.[1] ?? "stopped";
    document.dispatchEvent(new CustomEvent("foyer:tried", { detail: `${trial}:${word}` }));
  });
}

function mannerOf({ dataset: { callGong, callVolume = "80" } }: HTMLElement): Manner {
  return { gong: callGong !== "no", volume: Number(callVolume) / 100 };
}

function sentenceOf({ lang }: HTMLElement, text = "", audio?: string): Sentence {
  const sound = audio ? fetchSound(audio) : Promise.resolve(null);
  return { text, lang: lang || document.documentElement.lang, sound };
}

async function announce(lines: Line[], { gong, volume }: Manner, asked: number): Promise<Told[]> {
  document.dispatchEvent(new CustomEvent("foyer:gong"));
  document.body.dataset.announcing = "yes";
  if (gong) await ring(volume);
  const said: Told[] = [];
  for (const line of lines) said.push([line.about, asked === stops ? await say(line, volume) : "stopped"]);
  delete document.body.dataset.announcing;
  return said;
}

/** Of each call: said when all of its sentences were, else why the first was not. */
function tell(said: readonly Told[]): void {
  for (const [about, of] of Map.groupBy(said, ([about]) => about)) {
    const words = of.map(([, word]) => word);
    const why = words.find((word) => word !== "said");
    const word = why && words.includes("said") ? "partly" : (why ?? "said");
    if (about) document.dispatchEvent(new CustomEvent("foyer:spoken", { detail: { about, word } }));
  }
}

function stop(): void {
  stops += 1;
  silence();
}

function aboutOf({ dataset: { announceCounter, announceVersion } }: HTMLElement): string {
  return announceCounter ? `${announceCounter}:${announceVersion}` : "";
}
