import { sayAgain } from "../../engine/announcement/again.ts";
import type { Keys } from "../../engine/keys/keys.ts";
import type { Answer, Command } from "../../engine/location/command.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { type DeedName, intentOf, isCurrent } from "./deeds.ts";

/**
 * The command's id: what the session saw and what it asked for. So a triple click, a resent form or a press whose answer was
 * lost is one command and gets the first answer, and the same press on a page that saw its effect is another.
 */
export function commandId(keys: Keys, session: string, deed: string, form: Form): string | null {
  const { seen = "", csrf: _, ...asked } = form;
  if (!/^\d{1,15}$/.test(seen)) return null;
  const fields = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1));
  // signed, not just hashed: ids stand in the journal, and nobody shall try out there what a note might have said
  return `${seen}.${keys.sign("press", JSON.stringify([session, deed, fields]))}`;
}

/** Carries out what a form of a signed-in clerk asks for. */
export async function press(
  { engine }: House,
  { clerk, session }: Staff,
  location: string,
  deed: DeedName,
  form: Form,
): Promise<Answer | Refused> {
  const id = commandId(engine.keys, session.id, deed, form);
  if (!id) return new Refused("bad-input", "The form does not say what the page saw");
  const found = await engine.read(location, (state): Command | Answer | Refused | { said_at: string } => {
    const answered = state.answers.get(id);
    if (answered) return { ...answered };
    const mine = [...state.counters.values()].find((counter) => counter.clerk === clerk.id);
    if (!isCurrent(deed, form, mine?.id ?? null, mine?.ticket ?? null))
      return new Refused("stale-revision", "The page showed the counter as it was before");
    if (deed === "announcements")
      return mine ? { said_at: mine.id } : new Refused("counter-closed", "This clerk has no counter");
    const sender = { town: state.town, fleet: engine.fleet, clerk: clerk.id, counter: mine?.id ?? null };
    const intent = intentOf(deed, form, sender);
    return isRefused(intent) ? intent : { id, actor: `staff:${clerk.id}`, intent };
  });
  if (found === null) return new Refused("unknown-location", "There is no such office here");
  if ("said_at" in found) return sayAgain(engine, location, found.said_at);
  return "intent" in found ? engine.ask(location, found) : found;
}
