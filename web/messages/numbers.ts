import type { LocationState } from "../../engine/location/state.ts";
import { REQUEST_ID } from "../../engine/lottery/request.ts";
import type { Shown } from "../../engine/messages/outbox.ts";
import { isExpected } from "../../machines/appointment.ts";

/** What people say of the appointments with these ids: also of forgotten ones, but of no request that has not become one. */
export function numbersOf({ book }: LocationState, ids: readonly string[]): ReadonlyMap<string, string> {
  const forgotten = (id: string) => (REQUEST_ID.test(id) ? null : id.replace(/^.*-t/, "T"));
  return new Map(
    ids.flatMap((id): [string, string][] => {
      const number = book.get(id)?.number ?? forgotten(id);
      return number === null ? [] : [[id, number]];
    }),
  );
}

/** Still to be said: a reminder of the time before an appointment was moved, or of one given up, is not. */
export function standsStill({ book }: LocationState, message: Shown): boolean {
  const row = book.get(message.appointment);
  if (message.kind !== "reminder" || message.sent_at !== null || !row) return true;
  return isExpected(row.state) && row.start_at === message.start_at;
}
