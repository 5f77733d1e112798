import type { JournalEvent } from "../../location/event.ts";
import { StoreFailure, type StoreFailureCode } from "../failure.ts";
import type { Append, ProjectionRow, Row, TableName } from "../port.ts";
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

/** What goes into the transaction of a batch, in the order of asking. */
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
  | { verb: "deadlines" }
  | { verb: "journal"; location: string; from_at: number; to_at: number }
  | { verb: "get"; table: TableName; id: string }
  | { verb: "list"; table: TableName }
  | { verb: "notes"; location: string }
  | { verb: "close" };

/** One message to the writer. It is answered by one for the writes, if any, and one for the reads, if any. */
export interface Batch {
  writes: Write[];
  /** What each write counts. */
  texts: string[];
  reads: Read[];
}

/** The batch as a string: its operations as JSON, a line's end, their texts. */
export function wrap(writes: readonly Parcel[], reads: readonly Parcel[]): string {
  const json = (parcels: readonly Parcel[]) => parcels.map((one) => one.json).join();
  const lengths = writes.map(({ text }) => text.length).join();
  const texts = writes.map(({ text }) => text).join("");
  return `{"writes":[${json(writes)}],"lengths":[${lengths}],"reads":[${json(reads)}]}\n${texts}`;
}

export function unwrap(message: string): Batch {
  const end = message.indexOf("\n");
  const { writes, lengths, reads } = JSON.parse(message.slice(0, end)) as Batch & { lengths: number[] };
  let from = end + 1;
  const texts = lengths.map((length) => {
    from += length;
    return message.slice(from - length, from);
  });
  return { writes, texts, reads };
}

/** One for each operation, in order; a message back is a JSON array of these. */
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
