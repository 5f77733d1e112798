import type { Fleet } from "../fleet/fleet.ts";
import { presenceOf } from "../fleet/presence.ts";
import type { Town } from "../town/town.ts";
import type { Boards } from "./boards.ts";
import type { CurrentCall } from "./calls.ts";

/**
 * What is known of a board and a call: it has shown it, it has not yet, its page is hidden, nothing was heard of it for some
 * minutes, or the program has only just started.
 */
export type BoardTruth = "shown" | "behind" | "hidden" | "silent" | "unknown";

/** A board that is in use, and the truth about it. */
export interface BoardSeen {
  name: string;
  truth: BoardTruth;
}

/** The boards of a town that are in use, and whether each shows the call; an office that uses none has none. `now` UTC ms. */
export function boardsSeen(
  { fleet, boards }: { fleet: Fleet; boards: Boards },
  town: Town,
  { counter, version }: Pick<CurrentCall, "counter" | "version">,
  now: number,
): BoardSeen[] {
  return town.boards.flatMap(({ id, name }): BoardSeen[] => {
    const presence = presenceOf(fleet, id, now);
    const known = boards.of(id);
    if (presence === "unexpected") return [];
    if (known?.shown.get(counter) === version) return [{ name, truth: "shown" }];
    if (presence === "awaited") return [{ name, truth: "unknown" }];
    if (presence === "gone") return [{ name, truth: "silent" }];
    return [{ name, truth: known?.hidden ? "hidden" : "behind" }];
  });
}
