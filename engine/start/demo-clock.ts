import { type Clock, fastClock } from "../clock.ts";
import type { Store } from "../store/port.ts";

const SETTING = "demo-clock";
/** The hour of the day a demo begins with: shortly before the offices open. */
const BEGINS = "07:50";
/** How often the demo's time is kept, ms of real time: after a crash it goes on from there. */
const KEPT_MS = 5_000;

/**
 * The demo's clock: begins on the morning of the coming Tuesday (a long day without holiday in most weeks) and goes on
 * where it stopped after a restart, because a location's time never runs backwards. `speed` times as fast as real time.
 */
export async function demoClock(
  store: Store,
  speed: number,
  real: Clock,
): Promise<{ clock: Clock; stop: () => Promise<void> }> {
  const kept = await store.get("setting", SETTING);
  const clock = fastClock(kept ? Number(kept.value) : tuesdayMorning(real.now()), speed);
  const keep = () => store.put([{ table: "setting", row: { id: SETTING, value: String(clock.now()) } }]);
  let callOff: () => void;
  const again = () => {
    callOff = real.after(KEPT_MS, () => void keep().then(again, again));
  };
  again();
  const stop = async () => {
    callOff();
    await keep();
  };
  return { clock, stop };
}

function tuesdayMorning(now_ms: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now_ms)
    .toZonedDateTimeISO("Europe/Berlin")
    .toPlainDate();
  const days = (2 - today.dayOfWeek + 7) % 7;
  return today.add({ days }).toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: BEGINS })
    .epochMilliseconds;
}
