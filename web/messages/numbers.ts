import type { LocationState } from "../../engine/location/state.ts";
import { REQUEST_ID } from "../../engine/lottery/request.ts";

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
