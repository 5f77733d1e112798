import type { JournalEvent } from "../../location/event.ts";
import type { Append, Row, Store, Tables } from "../port.ts";

/** A store of its own for one test. */
export interface Opened {
  store: Store;
  /** Closes it and opens the same data again. */
  reopen(): Promise<Store>;
  /** Opens a backup as a store. */
  openBackup(path: string): Promise<Store>;
  /** A folder of the test's own. */
  folder: string;
  /** Closes what is open and deletes it. */
  [Symbol.asyncDispose](): Promise<void>;
}
export type Open = () => Promise<Opened>;

export const START = Date.UTC(2026, 2, 27, 6);

/** `count` events of a location that follow `head`, a second apart unless `at` says otherwise. */
export function events(
  location: string,
  head: number,
  count: number,
  at = (seq: number) => START + seq * 1000,
): JournalEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = head + 1 + index;
    return {
      location,
      seq,
      at: at(seq),
      actor: "clock",
      command: `command-${location}-${seq}`,
      type: "ticket.parked",
      data: { ticket: `ticket-${seq}`, counter: `Zimmer "Ä${seq}" 🎫` },
    } satisfies JournalEvent;
  });
}

export function entry(location: string, expected: number, count = 1, rows: readonly Row[] = []): Append {
  return { location, expected, events: events(location, expected, count), rows };
}

export function clerk(id: string, login = id): Tables["staff"] {
  return {
    id,
    login,
    name: `Name of ${id}`,
    password_hash: "$argon2id$",
    locations: ["zeitz", "worms"],
    created_at: START,
  };
}

export function clerkRow(id: string, login = id): Row {
  return { table: "staff", row: clerk(id, login) };
}

/**
 * What a promise rejects with; undefined when it resolves. Bun's `expect(…).rejects` waits without returning to the event
 * loop, and what a worker answers then never arrives.
 */
export function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}
