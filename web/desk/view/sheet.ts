import type { Desk } from "../model.ts";

/** What the parts of a work page are rendered from. */
export interface Sheet {
  desk: Desk;
  /** When it was looked at, see `nextMoment`. */
  moment: number;
  /** The session's form token. */
  csrf: string;
  /** Names of staff by pseudonym. */
  names: ReadonlyMap<string, string>;
  /** Who has an appointment, by its id and its ticket's; only of those at the counter and next in the list. */
  people: ReadonlyMap<string, string>;
  /** What was typed into a form that was refused, where the page itself comes back (no script). */
  typed: Readonly<Record<string, string | undefined>>;
}

/** The work page's address, with the number looked at more closely. */
export function deskPath(location: string, number: string | null): string {
  return `/desk/${location}${number === null ? "" : `?nummer=${number}`}`;
}

/** Where a deed's form is posted. */
export function deedPath({ town, chosen }: Pick<Desk, "town" | "chosen">, deed: string): string {
  return `/desk/${town.id}/${deed}${chosen ? `?nummer=${chosen.number}` : ""}`;
}
