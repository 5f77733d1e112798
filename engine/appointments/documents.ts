import type { Text, Town } from "../town/town.ts";
import type { Matter } from "./appointment.ts";

/** A document to bring. */
export interface Paper {
  /** Stands for it in the journal; the same as long as the town's document calls it the same. */
  mark: string;
  text: Text;
}

/** What the matters of an appointment ask to bring, each paper once. */
export function papersOf(town: Town, matters: readonly Matter[]): Paper[] {
  const texts = matters.flatMap(
    ({ service }) => town.services.find(({ id }) => id === service)?.documents ?? [],
  );
  return [...new Map(texts.map((text) => [markOf(text), text]))].map(([mark, text]) => ({ mark, text }));
}

function markOf(text: Text): string {
  return Bun.hash(text.de).toString(36);
}
