import type { Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { topic } from "../topics.ts";
import { nextTurn } from "./shut.ts";

/**
 * Opening and closing are no events: the kiosks and boards of each town look again when its doors turn, also after its hours
 * were changed. Returns how to stop.
 */
export function followHours({ engine, live }: House): () => void {
  const callOffs = new Set<() => void>();
  /** How often each town's hours were changed: an alarm set before rings for nobody. */
  const turns = new Map<string, number>();
  const turnOf = ({ id }: Town) => turns.get(id) ?? 0;
  // One alarm for all whose doors turn at the same moment: most offices of the country open at the same hours.
  const wait = (towns: readonly Town[]) => {
    const now = engine.clock.now();
    for (const [at, some] of Map.groupBy(towns, (town) => nextTurn(town, now))) {
      if (at === null) continue;
      const set = some.map((town) => ({ town, turn: turnOf(town) }));
      const callOff = engine.clock.after(at - now, () => {
        callOffs.delete(callOff);
        const due = set.flatMap(({ town, turn }) => (turn === turnOf(town) ? town : []));
        for (const { id } of due)
          for (const screen of ["kiosk", "board"] as const) live.changed(topic(id, screen));
        wait(due);
      });
      callOffs.add(callOff);
    }
  };
  wait(engine.towns);
  const ignore = engine.hub.listen(({ location, events }) => {
    const town = engine.town(location);
    if (!town || !events.some(({ type }) => type.startsWith("hours."))) return;
    turns.set(location, turnOf(town) + 1);
    wait([town]);
  });
  return () => {
    ignore();
    for (const callOff of callOffs) callOff();
  };
}
