import type { House } from "../house.ts";

/** The live topic of all devices together. */
export const FLEET_TOPIC = "fleet";
/** Two thousand devices say something every minute; the page of them all follows at a reader's pace. */
const PACE_MS = 1_000;

/** An office opens, and what is missed there becomes an alarm, while nothing else happens. */
const LOOK_MS = 60_000;

/** Lets the page of all devices follow them, and passing time. Returns how to stop. */
export function followFleet({ engine, live }: Pick<House, "engine" | "live">): () => void {
  let callOff: (() => void) | null = null;
  let callOffLook: () => void;
  const look = () => {
    callOffLook = engine.clock.after(LOOK_MS, () => {
      live.changed(FLEET_TOPIC);
      look();
    });
  };
  look();
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
    callOffLook();
  };
}
