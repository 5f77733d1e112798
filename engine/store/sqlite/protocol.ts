import type { JournalEvent } from "../../location/event.ts";
import { StoreFailure, type StoreFailureCode } from "../failure.ts";
import type { Append, AppendResult, DueTable, FoundTable, ProjectionRow, Row, TableName } from "../port.ts";
import { failureOf } from "./failure.ts";

/** Events for a location's journal; their data as text, see `Parcel`. */
export interface AppendWrite extends Pick<Append, "location" | "expected" | "rows"> {
  verb: "append";
  events: readonly EventHead[];
}

/** Rows of a location's projection; their data as text, see `Parcel`. */
export interface ProjectWrite {
  verb: "project";
  location: string;
  watermark: number;
  /** Kind, key and the length of the data; null removes the row. */
  rows: readonly [ProjectionRow["kind"], string, number | null][];
  next_deadline: number | null;
}

/** What goes into the transaction of a batch, in the order of asking. Projections have one of their own, after it. */
export type Write = AppendWrite | ProjectWrite | { verb: "put"; rows: readonly Row[] };

/** An event with the length of its data. */
export type EventHead = Omit<JournalEvent, "location" | "data"> & { length: number };

/** An operation as it travels: what is stored as it is goes beside it, so that nobody takes it apart on the way. */
export interface Parcel {
  json: string;
  /** The texts that the operation counts, one after the other. */
  text: string;
}

/** Throws on an event of another location, which is a bug. */
export function appendParcel({ location, expected, events, rows }: Append): Parcel {
  let text = "";
  const heads = events.map(({ seq, at, actor, command, type, data, location: its }): EventHead => {
    if (its !== location)
      throw new Error(`Event ${type} with seq ${seq} of ${its} is appended to ${location}`);
    const json = JSON.stringify(data);
    text += json;
    return { seq, at, actor, command, type, length: json.length };
  });
  return parcel({ verb: "append", location, expected, events: heads, rows }, text);
}

export function projectParcel(
  location: string,
  watermark: number,
  rows: readonly ProjectionRow[],
  next_deadline: number | null,
): Parcel {
  let text = "";
  const heads = rows.map(({ kind, key, data }): [ProjectionRow["kind"], string, number | null] => {
    text += data ?? "";
    return [kind, key, data?.length ?? null];
  });
  return parcel({ verb: "project", location, watermark, rows: heads, next_deadline }, text);
}

export function parcel(operation: Write | Read, text = ""): Parcel {
  return { json: JSON.stringify(operation), text };
}

/** What is read after that transaction, outside of it. */
export type Read =
  | { verb: "load"; location: string }
  | { verb: "glance"; locations: readonly string[] }
  | { verb: "deadlines" }
  | { verb: "journal"; location: string; from_at: number; to_at: number }
  | { verb: "get"; table: TableName; id: string }
  | { verb: "list"; table: TableName }
  | { verb: "find"; table: FoundTable; column: string; value: string }
  | { verb: "known"; table: FoundTable; column: string; values: readonly string[] }
  | { verb: "due"; table: DueTable; now_ms: number; limit: number }
  | { verb: "next-due"; table: DueTable }
  | { verb: "notes"; location: string }
  | { verb: "close" };

/** Operations of one kind, which are answered together; in this order. */
export const GROUPS = ["writes", "projections", "lookups", "reads"] as const;
export type Group = (typeof GROUPS)[number];

/** One message to the writer. It is answered by one for each group that is not empty. */
export interface Batch {
  writes: WrittenParcel[];
  projections: WrittenParcel[];
  /** Of a row or a table: quick. */
  lookups: Read[];
  /** Of a location's rows or events: as long as its day. */
  reads: Read[];
}

/** A write with the text it counts. */
export interface WrittenParcel {
  write: Write;
  text: string;
}

/** The batch as a string: its operations as JSON, a line's end, their texts. */
export function wrap(groups: Record<Group, readonly Parcel[]>): string {
  const { writes, projections, lookups, reads } = groups;
  const json = (parcels: readonly Parcel[]) => parcels.map((one) => one.json).join();
  const written = [...writes, ...projections];
  const heads = written.map(({ json, text }) => `[${json},${text.length}]`);
  const texts = written.map(({ text }) => text).join("");
  return `[${writes.length},[${heads}],[${json(lookups)}],[${json(reads)}]]\n${texts}`;
}

export function unwrap(message: string): Batch {
  const end = message.indexOf("\n");
  const [writes, heads, lookups, reads]: [number, [Write, number][], Read[], Read[]] = JSON.parse(
    message.slice(0, end),
  );
  let from = end + 1;
  const written = heads.map(([write, length]): WrittenParcel => {
    from += length;
    return { write, text: message.slice(from - length, from) };
  });
  return { writes: written.slice(0, writes), projections: written.slice(writes), lookups, reads };
}

/** What nearly every append comes to. */
export const APPENDED: AppendResult = { ok: true };

/** One for each operation, in order; a message back is a JSON array of these, null for `APPENDED`. */
export type Answer = { done: unknown } | { failed: { code: StoreFailureCode | null; sentence: string } };

/** `json` is the answer's value as JSON already, so that events travel from disk to caller without being parsed on the way. */
export function done(json: string): string {
  return `{"done":${json}}`;
}

export function failed(error: unknown): string {
  const failure = failureOf(error);
  const sentence = failure?.message ?? (error instanceof Error ? error.message : String(error));
  return JSON.stringify({ failed: { code: failure?.code ?? null, sentence } } satisfies Answer);
}

/** The error that a failed answer stands for; without a code it was a bug. */
export function errorOf(answer: { code: StoreFailureCode | null; sentence: string }): Error {
  return answer.code === null ? new Error(answer.sentence) : new StoreFailure(answer.code, answer.sentence);
}
