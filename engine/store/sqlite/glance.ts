import type { Database, Statement } from "bun:sqlite";
import type { Heads } from "./heads.ts";

interface OwnRow {
  seq: number;
  next_deadline: number | null;
  revision: string;
}

interface CounterRow {
  counter: string;
  ticket: string | null;
}

/** What stands at the counters of many locations, by the projection's key and without the rest of their days. */
export class GlanceRows {
  readonly #own: Statement<OwnRow, [string]>;
  readonly #counters: Statement<CounterRow, [string]>;

  constructor(
    db: Database,
    private readonly heads: Heads,
  ) {
    this.#own = db.prepare(
      `select watermark.seq, watermark.next_deadline, own.data ->> 'revision' as revision
         from watermark join projection own on own.location = watermark.location and own.kind = 'location' and own.key = ''
        where watermark.location = ?`,
    );
    this.#counters = db.prepare(
      `select at.data as counter, ticket.data as ticket
         from projection at left join projection ticket
           on ticket.location = at.location and ticket.kind = 'ticket' and ticket.key = at.data ->> 'ticket'
        where at.location = ? and at.kind = 'counter'`,
    );
  }

  /** As JSON; null when the journal goes further than the projection, or nothing was projected. */
  of(location: string): string | null {
    const head = this.heads.of(location);
    const own = this.#own.get(location);
    if (own?.seq !== head.seq) return null;
    const { next_deadline, revision } = own;
    const first = JSON.stringify({ location, at: head.at, next_deadline, revision });
    const counters = this.#counters
      .all(location)
      .map(({ counter, ticket }) => `{"counter":${counter},"ticket":${ticket}}`);
    return `${first.slice(0, -1)},"counters":[${counters.join()}]}`;
  }
}
