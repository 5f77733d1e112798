import type { House } from "../house.ts";

/** The live topic of all devices together. */
export const FLEET_TOPIC = "fleet";
/** Two thousand devices say something every minute; the page of them all follows at a reader's pace. */
const PACE_MS = 1_000;

/** Lets the page of all devices follow them. Returns how to stop. */
export function followFleet({ engine, live }: Pick<House, "engine" | "live">): () => void {
  let callOff: (() => void) | null = null;
  const stop = engine.hub.listen((change) => {
    if (change.events.length > 0) return;
    callOff ??= engine.clock.after(PACE_MS, () => {
      callOff = null;
      live.changed(FLEET_TOPIC);
    });
  });
  return () => {
    stop();
    callOff?.();
  };
}
