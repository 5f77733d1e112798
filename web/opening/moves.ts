import { isRefused } from "../../engine/refusal.ts";
import { commandId } from "../desk/press.ts";
import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import type { Moved } from "./preview.ts";

const FIELD = /^move-([a-z0-9-]{1,64})$/;
const VALUE = /^(\d{1,15})-(\d{1,15})$/;

/** The field that has an appointment moved to the time it was offered, as the page saw it. */
export function moveField({ id, seen, instead_at }: Moved): { name: string; value: string } {
  return { name: `move-${id}`, value: `${seen}-${instead_at}` };
}

/** How many were moved, and how many were not: their time was taken meanwhile, or their visitor moved or cancelled themselves. */
export interface Outcome {
  moved: number;
  failed: number;
}

/** Moves the appointments that a form names, one after the other. */
export async function moveAll(
  { engine }: House,
  { clerk, session }: Staff,
  location: string,
  form: Form,
): Promise<Outcome> {
  const outcome: Outcome = { moved: 0, failed: 0 };
  for (const [name, value = ""] of Object.entries(form)) {
    const appointment = FIELD.exec(name)?.[1];
    const [, seen, start] = VALUE.exec(value) ?? [];
    if (!appointment || !seen || !start) continue;
    const intent = { type: "move-appointment", appointment, start_at: Number(start) } as const;
    const id = commandId(engine.keys, session.id, JSON.stringify(intent), form);
    const asSeen = await engine.read(location, (state) => {
      const row = state.book.get(appointment);
      return row?.touched === Number(seen) || (id !== null && state.answers.get(id) !== undefined);
    });
    const answer =
      id && asSeen ? await engine.ask(location, { id, actor: `staff:${clerk.id}`, intent }) : null;
    if (answer && !isRefused(answer)) outcome.moved += 1;
    else outcome.failed += 1;
  }
  return outcome;
}
