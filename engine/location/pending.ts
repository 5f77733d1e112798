import type { Refused } from "../refusal.ts";
import type { Answer, Command } from "./command.ts";

/** A command in the mailbox and whoever waits for its answer. */
export interface Pending {
  command: Command;
  tries: number;
  answer(answer: Answer | Refused): void;
  /** A bug: the promise rejects, the door shows an error with an id. */
  fail(error: unknown): void;
}
