import type { Text, Town } from "../town/town.ts";
import type { Matter } from "./appointment.ts";

/** A document to bring. */
export interface Paper {
  /** Stands for it in the journal; the same as long as the town's document calls it the same. */
  mark: string;
  text: Text;
  /** The matters that ask for it. */
  services: string[];
}

/** What the matters of an appointment ask to bring, each paper once. */
export function papersOf(town: Town, matters: readonly Matter[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { service } of matters) {
    const asked = town.services.find(({ id }) => id === service)?.documents ?? [];
    for (const text of asked) {
      const mark = markOf(text);
      const paper = papers.get(mark) ?? { mark, text, services: [] };
      if (!paper.services.includes(service)) paper.services.push(service);
      papers.set(mark, paper);
    }
  }
  return [...papers.values()];
}

function markOf(text: Text): string {
  return Bun.hash(text.de).toString(36);
}
