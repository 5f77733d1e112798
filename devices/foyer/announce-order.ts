import type { Again } from "../../engine/announcement/announced.ts";
import type { CurrentCall } from "../../engine/announcement/calls.ts";
import { callSound, STALE_MS, spokenIn } from "../../engine/announcement/rule.ts";
import { callSentence } from "../../engine/announcement/sentence.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Town } from "../../engine/town/town.ts";
import type { Payload } from "../contract/contract.ts";
import { commandId } from "./command-id.ts";

export type AnnounceOrder = Payload<"cmd/announce">;

/** What is to be said: `seq` and `number` as in `Announcement`, `at` when it was called or wished for, UTC ms. */
export type Wish = Pick<Again, "seq" | "number" | "at">;

/** The command that has a call said; the same for the same saying, so that an announcer knows what it said already. */
export function announceOrder(
  { speech, publicUrl }: { speech: Speech; publicUrl: string },
  town: Town,
  { number, counter, language }: CurrentCall,
  wish: Wish,
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
    at: wish.at,
    expires_at: wish.at + STALE_MS,
    args: { gong, volume, repeat, utterances },
  };
}
