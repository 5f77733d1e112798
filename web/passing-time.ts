import type { Effect } from "../engine/effects.ts";
import type { House } from "./house.ts";
import { topic } from "./topics.ts";

/** A little longer than an outlook holds (`OUTLOOK_MS`), so that each look finds a new one. */
const LOOK_MS = 20_000;

type Followed = { engine: Pick<House["engine"], "clock" | "towns">; live: Pick<House["live"], "changed"> };

/** Waits shrink and the next in line changes (helping out, an appointment falling due) while nothing happens. */
const VIEWS: readonly Effect[] = ["board", "desk", "kiosk", "phone"];

/** Lets what is open follow passing time; views that nobody reads cost nothing. Returns how to stop. */
export function followTime({ engine, live }: Followed): () => void {
  let callOff: () => void;
  const wait = () => {
    callOff = engine.clock.after(LOOK_MS, () => {
      for (const town of engine.towns) for (const view of VIEWS) live.changed(topic(town.id, view));
      wait();
    });
  };
  wait();
  return () => callOff();
}
