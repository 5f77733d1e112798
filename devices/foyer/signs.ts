import type { Engine } from "../../engine/engine.ts";
import type { AtCounters } from "../../engine/fleet/sign.ts";
import type { Glance } from "../../engine/location/glance.ts";
import { signsOf } from "../../engine/town/signs-of.ts";
import type { Display } from "../contract/set.ts";
import type { SignRoom } from "../sign/sign-room.ts";
import { displayOf } from "./display.ts";
import { TestCalls } from "./test-calls.ts";
import { Turns } from "./turns.ts";

/** Keeps every sign at what its counter does: retained, only when it changes, and once more when a blinking ends. */
export class Signs {
  /** What each was told last, as far as it may differ from sign to sign and from one moment to the next. */
  private readonly shown = new Map<string, string>();
  private readonly timers = new Map<string, () => void>();
  private readonly turns = new Turns();
  private readonly tests = new TestCalls();

  constructor(
    private readonly engine: Engine,
    private readonly room: Pick<SignRoom, "show">,
  ) {}

  /** Takes back what signs over no counter were told once; a broker of somebody else's may still hold it. */
  async darken(location: string): Promise<void> {
    const { counters = [], devices = [] } = this.engine.town(location) ?? {};
    const shown = new Set(counters.flatMap(signsOf));
    const idle = devices.filter(({ id, kind }) => kind === "sign" && !shown.has(id));
    for (const { id } of idle) await this.room.show({ location, device: id }, null);
  }

  /** Brings all signs of a location up to date. One refresh at a time: an older reading never goes out after a newer. */
  refresh(location: string): Promise<void> {
    return this.turns.take(location, () => this.publish(location));
  }

  /** What it was told is taken back: the next refresh that may tell it anything tells it everything. */
  forget(sign: string): void {
    this.shown.delete(sign);
  }

  /**
   * Shows a number that no ticket has, for `lasts_ms` or until something happens at the counter; then what is right again. `rev` is
   * what the sign reports of it.
   */
  async test(location: string, sign: string, lasts_ms: number, rev: string): Promise<void> {
    this.tests.begin(sign, rev);
    const over = () => {
      if (this.tests.end(sign, rev))
        void this.refresh(location).catch((error) => this.failed(location, error));
    };
    this.tests.callOff.set(sign, this.engine.clock.after(lasts_ms, over));
    await this.refresh(location);
  }

  /** As `refresh`, at a start: does not load a location whose glance still holds when its turn has come. */
  show(glance: Glance): Promise<void> {
    return this.turns.take(glance.location, () => this.publish(glance.location, glance));
  }

  close(): void {
    this.tests.close();
    for (const callOff of this.timers.values()) callOff();
    this.timers.clear();
  }

  private async publish(location: string, glance?: Glance): Promise<void> {
    const rules = this.engine.town(location)?.counters ?? [];
    const look = (seen: AtCounters, now: number) =>
      rules.flatMap((rule) => {
        const [signs, counter] = [signsOf(rule), seen.counters.get(rule.id)];
        if (signs.length === 0 || !counter) return [];
        const { shown } = counter;
        return [{ counter: rule.id, signs, shown, ...displayOf(seen, counter, now, this.engine.epoch) }];
      });
    const wanted = glance ? await this.engine.glimpse(glance, look) : await this.engine.read(location, look);
    for (const { counter, signs, shown, display, blinks_ms } of wanted ?? []) {
      this.endBlinking(location, counter, blinks_ms);
      // Those of one counter are told together: the last of them must not wait for each before it.
      await Promise.all(
        signs.map((sign) => this.tell(location, sign, this.tests.instead(sign, display, shown))),
      );
    }
  }

  private async tell(location: string, sign: string, display: Display): Promise<void> {
    // Whoever has its old secret is to find nothing; with a new one it is told what is right then.
    if (this.engine.fleet.barred(sign)) return;
    const text = `${display.rev} ${display.mode} ${display.text}`;
    if (this.shown.get(sign) === text) return;
    await this.room.show({ location, device: sign }, display);
    this.shown.set(sign, text);
  }

  private endBlinking(location: string, counter: string, in_ms: number): void {
    const name = `${location}/${counter}`;
    this.timers.get(name)?.();
    this.timers.delete(name);
    if (in_ms === 0) return;
    const refresh = () => void this.refresh(location).catch((error) => this.failed(location, error));
    this.timers.set(name, this.engine.clock.after(in_ms, refresh));
  }

  private failed(location: string, error: unknown): void {
    this.engine.log({ level: "error", what: "signs not refreshed", location, error });
  }
}
