import type { Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { topic } from "../topics.ts";
import { nextTurn } from "./shut.ts";

/** Opening and closing are no events: the kiosks and boards of each town look again when its doors turn. Returns how to stop. */
export function followHours({ engine, live }: House): () => void {
  const callOffs = new Set<() => void>();
  // One alarm for all whose doors turn at the same moment: most offices of the country open at the same hours.
  const wait = (towns: readonly Town[]) => {
    const now = engine.clock.now();
    for (const [at, some] of Map.groupBy(towns, (town) => nextTurn(town, now))) {
      if (at === null) continue;
      const callOff = engine.clock.after(at - now, () => {
        callOffs.delete(callOff);
        for (const { id } of some)
          for (const screen of ["kiosk", "board"] as const) live.changed(topic(id, screen));
        wait(some);
      });
      callOffs.add(callOff);
    }
  };
  wait(engine.towns);
  return () => {
    for (const callOff of callOffs) callOff();
  };
}
