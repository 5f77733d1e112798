import type { KeptContact } from "../../engine/contacts/contact.ts";
import type { House } from "../house.ts";
import type { Agenda } from "./agenda.ts";

/** Who is there or may come still, by appointment; kept apart from the journal, and gone after the town's term. */
export type People = ReadonlyMap<string, Pick<KeptContact, "name" | "code">>;

export async function peopleOf({ engine }: Pick<House, "engine">, agenda: Agenda): Promise<People> {
  const { entries, without_room } = agenda;
  const shown = [...entries, ...without_room].filter(({ open }) => open);
  const ids = [...new Set(shown.map(({ id }) => id))];
  const found = await Promise.all(ids.map(async (id) => ({ id, contact: await engine.contacts.of(id) })));
  return new Map(found.flatMap(({ id, contact }) => (contact ? [[id, contact]] : [])));
}
