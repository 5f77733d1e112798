import { StoreFailure, type StoreFailureCode } from "../failure.ts";
import type { Append, ProjectionRow, Row, TableName } from "../port.ts";
import { failureOf } from "./failure.ts";

/** What goes into the transaction of a batch, in the order of asking. */
export type Write =
  | { verb: "append"; entry: Append }
  | {
      verb: "project";
      location: string;
      watermark: number;
      rows: readonly ProjectionRow[];
      next_deadline: number | null;
    }
  | { verb: "put"; rows: readonly Row[] };

/** What is read after that transaction, outside of it. */
export type Read =
  | { verb: "load"; location: string }
  | { verb: "deadlines" }
  | { verb: "journal"; location: string; from_at: number; to_at: number }
  | { verb: "get"; table: TableName; id: string }
  | { verb: "list"; table: TableName }
  | { verb: "notes"; location: string }
  | { verb: "close" };

/** One message to the writer: a JSON string. It is answered by one for the writes, if any, and one for the reads, if any. */
export interface Batch {
  writes: Write[];
  reads: Read[];
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
