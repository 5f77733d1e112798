import type { Engine } from "../../engine/engine.ts";
import type { Bus } from "../broker/bus.ts";
import type { Display } from "../contract/set.ts";
import { blinkEnds, displayOf } from "./display.ts";

/** Keeps every sign at what its counter does: retained, only when it changes, and once more when a blinking ends. */
export class Signs {
  private readonly shown = new Map<string, string>();
  private readonly timers = new Map<string, () => void>();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
  ) {}

  /** Brings all signs of a location up to date. */
  async refresh(location: string): Promise<void> {
    const wanted = await this.engine.read(location, (state, now) => {
      const rows: { sign: string; display: Display; blinks_ms: number }[] = [];
      for (const { id, sign } of state.town.counters) {
        const counter = state.counters.get(id);
        if (!sign || !counter) continue;
        const display = displayOf(state, counter, now, this.engine.epoch);
        rows.push({ sign, display, blinks_ms: blinkEnds(state, counter) - now });
      }
      return rows;
    });
    for (const { sign, display, blinks_ms } of wanted ?? []) {
      if (blinks_ms > 0) this.endBlinking(location, sign, blinks_ms);
      const text = JSON.stringify(display);
      if (this.shown.get(sign) === text) continue;
      this.shown.set(sign, text);
      await this.bus.publish({ location, device: sign }, "set/display", display);
    }
  }

  close(): void {
    for (const callOff of this.timers.values()) callOff();
  }

  private endBlinking(location: string, sign: string, in_ms: number): void {
    this.timers.get(sign)?.();
    const refresh = () => void this.refresh(location).catch((error) => this.failed(location, error));
    this.timers.set(sign, this.engine.clock.after(in_ms, refresh));
  }

  private failed(location: string, error: unknown): void {
    this.engine.log({ level: "error", what: "signs not refreshed", location, error });
  }
}
