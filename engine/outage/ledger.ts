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
}

/** Why a number that was drawn without the house did not become a ticket. */
export type StrandedWhy =
  | "another-day"
  | "unknown-service"
  | "number-taken"
  | "foreign-number"
  | "device-barred";

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
}
