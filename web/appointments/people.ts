import type { KeptContact } from "../../engine/contacts/contact.ts";
import type { House } from "../house.ts";
import type { Line } from "./agenda.ts";

/** Who is there or may come still, by appointment; kept apart from the journal, and gone after the town's term. */
export type People = ReadonlyMap<string, Pick<KeptContact, "name" | "code">>;

export async function peopleOf({ engine }: Pick<House, "engine">, lines: readonly Line[]): Promise<People> {
  const ids = [...new Set(lines.filter(({ open }) => open).map(({ id }) => id))];
  const found = await Promise.all(ids.map(async (id) => ({ id, contact: await engine.contacts.of(id) })));
  return new Map(found.flatMap(({ id, contact }) => (contact ? [[id, contact]] : [])));
}
