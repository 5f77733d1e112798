import type { House } from "../house.ts";
import { topic } from "../topics.ts";
import { nextTurn } from "./shut.ts";

/** Opening and closing are no events: the kiosks and boards of each town look again when its doors turn. Returns how to stop. */
export function followHours({ engine, live }: House): () => void {
  const callOffs = new Map<string, () => void>();
  for (const town of engine.towns) {
    const wait = () => {
      const now = engine.clock.now();
      const at = nextTurn(town, now);
      if (at === null) return;
      const callOff = engine.clock.after(at - now, () => {
        for (const screen of ["kiosk", "board"] as const) live.changed(topic(town.id, screen));
        wait();
      });
      callOffs.set(town.id, callOff);
    };
    wait();
  }
  return () => {
    for (const callOff of callOffs.values()) callOff();
  };
}
