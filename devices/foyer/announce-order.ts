import type { Again } from "../../engine/announcement/announced.ts";
import type { CurrentCall } from "../../engine/announcement/calls.ts";
import { callSound, spokenIn } from "../../engine/announcement/rule.ts";
import { callSentence } from "../../engine/announcement/sentence.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Town } from "../../engine/town/town.ts";
import type { Payload } from "../contract/contract.ts";
import { commandId } from "./command-id.ts";

export type AnnounceOrder = Payload<"cmd/announce">;

/** What is to be said: `seq` and `number` as in `Announcement`, `at` when it was called or wished for, UTC ms. */
export type Wish = Pick<Again, "seq" | "number" | "at">;

/** The slowest voice needs about seven seconds for a call in Arabic. */
const SENTENCE_MS = 8_000;
const GONG_MS = 3_000;

/** How long it sounds at most, ms: rather too long, because the next call would be spoken into what is cut short. */
export function soundsAtMost_ms({ args: { gong, repeat, utterances } }: AnnounceOrder): number {
  return repeat * ((gong ? GONG_MS : 0) + utterances.length * SENTENCE_MS);
}

/**
 * The command that has a call said; the same for the same saying, so that an announcer knows what it said already. It may begin
 * within `left_ms` from `now` (UTC ms): announcers count that from the command's coming.
 */
export function announceOrder(
  { speech, publicUrl }: { speech: Speech; publicUrl: string },
  town: Town,
  { number, counter, language }: CurrentCall,
  wish: Wish,
  { now, left_ms }: { now: number; left_ms: number },
): AnnounceOrder {
  const { gong, volume, repeat } = callSound(town, wish.at);
  const utterances = spokenIn(town, language).map((language) => {
    speech.prepare({ language, number, counter });
    const path = speech.address({ language, number, counter });
    const text = callSentence(language, number, counter);
    return { language, text, ...(path ? { audio_url: publicUrl + path } : {}) };
  });
  return {
    id: commandId(`announce:${town.id}:${wish.number}`, wish.at),
    at: now,
    expires_at: now + left_ms,
    args: { gong, volume, repeat, utterances },
  };
}
