/** Where a device keeps what it draws while it cannot ask the house, as the house knows it. */
export interface Ledger {
  /** Unguessable, made by the device; a new one where the old is lost. */
  id: string;
  /** Whose it was last. */
  device: string;
  /** The series lent to it; null where none ever was. */
  series: number | null;
  /** The last business day, `YYYY-MM-DD`, for which the series is lent; no other ledger has it up to then. */
  until: string;
  /** The last draw that was taken over; the next has a higher one. */
  read: number;
  /** When that was drawn, as far as is known, UTC ms. */
  read_at: number;
  /** The press that it answered; absent where an older device did not say. */
  read_press?: string;
  /** Its part of the contingents, as its device was told on `day`; absent: of none yet. */
  allotted?: { day: string; left: Record<string, Left> };
}

/** How many of a matter may still be drawn without the house: on the day it was said, and on any later one. */
export interface Left {
  today: number;
  later: number;
}

/** Who draws without the house, as the device room sees it now. */
export interface Drawing {
  /** Ledgers whose devices are there, and hear what changes. */
  here: readonly string[];
  /** Devices whose secret staff took away: what they draw becomes no ticket. */
  barred: readonly string[];
}

/** Why a number that was drawn without the house did not become a ticket. */
export type StrandedWhy =
  | "another-day"
  | "unknown-service"
  | "number-taken"
  | "foreign-number"
  | "device-barred"
  /** The same press had a number of the house's, too, and its holder has sat at a counter with that. */
  | "served-already";

/** A number that somebody may hold on paper and that is in no line. */
export interface Stranded {
  /** `{ledger}:{seq of the draw}` */
  draw: string;
  number: string;
  service: string;
  device: string;
  /** UTC ms */
  drawn_at: number;
  why: StrandedWhy;
  /** The number that its holder was served with. */
  as?: string;
}
