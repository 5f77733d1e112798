/** What tickets of one line have in common; they differ by order only. */
export interface LineKey {
  service: string;
  /** Booked, so there is an order by due time beside the one by arrival. */
  booked: boolean;
  priority: number;
  only_counter: string | null;
}

/** A stretch of the journal, `from < seq < to`, in which a ticket stood in one line at one place. */
export interface Stretch extends LineKey {
  from: number;
  /** Null while it stands there. */
  to: number | null;
  rank: number;
  /** Overtakings up to here that stopped counting, because the ticket was put behind others next; null where it was not. */
  cleared: number | null;
}
