import type { House } from "../house.ts";
import { topic } from "../topics.ts";

/** Who is next changes with time alone (helping out, an appointment falling due); desks that are open look again this often, ms. */
const LOOK_MS = 30_000;

/** Lets the open desks of all towns follow passing time. */
export function followTime({ engine, live }: House): void {
  const look = () => {
    for (const town of engine.towns) live.changed(topic(town.id, "desk"));
    engine.clock.after(LOOK_MS, look);
  };
  engine.clock.after(LOOK_MS, look);
}
