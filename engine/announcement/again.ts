import type { Engine } from "../engine.ts";
import type { Answer } from "../location/command.ts";
import { isRefused, Refused } from "../refusal.ts";
import type { Announcement } from "./announced.ts";
import { currentCalls } from "./calls.ts";
import { callSound } from "./rule.ts";
import { canSpeak, voiceTruth } from "./voice-truth.ts";

/**
 * Has the call at a counter said once more, by the announcers or else by the boards' own voice. The ticket knows nothing of
 * it: it is no call and no repetition, nothing blinks, and there is nothing to be taken back.
 */
export async function sayAgain(engine: Engine, location: string, counter: string): Promise<Answer | Refused> {
  const { announced, clock } = engine;
  type Found = { call: Omit<Announcement, "number">; head: number; ticket: string | null };
  const found = await engine.read(location, (state, now): Found | Refused => {
    const { town, seq: head } = state;
    const call = currentCalls(state).find((one) => one.counter === counter);
    const ticket = state.counters.get(counter)?.ticket ?? null;
    if (!call) {
      const served = ticket ? state.tickets.get(ticket) : undefined;
      if (!served) return new Refused("counter-idle", "Nobody is called there", { counter });
      const params = { state: served.state, number: served.number, counter };
      return new Refused("not-possible", "Nobody is being called there any more", params);
    }
    if (callSound(town, now).quiet) return new Refused("quiet-hours", "Nothing is said in the quiet hours");
    if (!canSpeak(engine, town)) return new Refused("nobody-speaks", "Nothing here can say a call");
    if (voiceTruth(engine, town, call, now).truth === "sounding")
      return new Refused("being-said", "The call is being said", { number: call.number });
    return { call: { location, counter, seq: call.version }, head, ticket };
  });
  if (!found) return new Refused("unknown-location", "There is no such office here");
  if (isRefused(found)) return found;
  const again = announced.repeat(found.call, found.head, clock.now());
  if (!again) return new Refused("busy", "It was said a thousand times already");
  return { seq: found.head, ticket: found.ticket, job: null };
}
