import type { Fleet } from "../fleet/fleet.ts";
import { presenceOf } from "../fleet/presence.ts";
import type { Town } from "../town/town.ts";
import type { Announced } from "./announced.ts";
import type { Boards, Spoken } from "./boards.ts";
import type { CurrentCall } from "./calls.ts";
import { announcersAt, callSound } from "./rule.ts";

/**
 * Whether a call was said: nobody is there to say it, it is one of the quiet hours, it is being said, it was, not everywhere,
 * not at all, or nobody can know because it was made before the program started.
 */
export interface Voice {
  truth: "none" | "quiet" | "sounding" | "said" | "partly" | "unsaid" | "unknown";
  /** Why a board's page did not, where it says so. */
  why: Spoken | null;
}

/** Who may speak. */
export interface Speakers {
  fleet: Fleet;
  boards: Boards;
  announced: Announced;
}

const plain = (truth: Voice["truth"]): Voice => ({ truth, why: null });

/** What is known of the latest saying of a call at `now` (UTC ms): by the announcers, else by the boards' own voice. */
export function voiceTruth(speakers: Speakers, town: Town, call: CurrentCall, now: number): Voice {
  const { fleet, announced } = speakers;
  const { counter, version } = call;
  const word = announced.of(town.id, counter, version);
  if (word && word !== "unknown") return plain(word);
  const { words, waiting, missed } = boardsWords(speakers, town, call);
  if (words.length > 0) return together(words, waiting);
  const { at } = announced.repeated(town.id, counter, version) ?? call;
  // Also when the quiet hours are over meanwhile, and when a restart has forgotten that nobody was asked to say it.
  if (callSound(town, at).quiet) return plain("quiet");
  const expected = town.devices.some(
    ({ id, kind }) =>
      (kind === "announcer" || kind === "board") && presenceOf(fleet, id, now) !== "unexpected",
  );
  if (!expected) return plain("none");
  const known = announced.repeated(town.id, counter, version) || !announced.isOlder(town.id, version);
  if (!known) return plain("unknown");
  return waiting ? plain("sounding") : { truth: "unsaid", why: missed ? "missed" : null };
}

/** Whether anybody could say a call now: an announcer, or a board whose browser lets sound out. */
export function canSpeak({ fleet, boards }: Omit<Speakers, "announced">, town: Town): boolean {
  if (announcersAt(fleet, town.id).length > 0) return true;
  return town.boards.some(({ id }) => fleet.online(id) && boards.of(id)?.blocked === false);
}

function boardsWords({ fleet, boards, announced }: Speakers, town: Town, { counter, version }: CurrentCall) {
  const number = announced.numberOf(town.id, counter, version);
  const words: Spoken[] = [];
  let [waiting, missed] = [false, false];
  for (const { id } of town.boards) {
    const heard = boards.of(id)?.heard.get(counter);
    if (heard?.number !== number) waiting ||= fleet.online(id);
    else if (heard.word === "missed") missed = true;
    else words.push(heard.word);
  }
  return { words, waiting, missed };
}

function together(words: readonly Spoken[], waiting: boolean): Voice {
  const why = words.find((word) => word !== "said" && word !== "partly") ?? null;
  if (words.every((word) => word === "said")) return plain(waiting ? "sounding" : "said");
  if (words.some((word) => word === "said" || word === "partly")) return { truth: "partly", why };
  return waiting ? plain("sounding") : { truth: "unsaid", why };
}
