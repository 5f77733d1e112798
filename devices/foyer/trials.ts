import type { Engine } from "../../engine/engine.ts";
import type { Device } from "../../engine/fleet/fleet.ts";
import type { Trial } from "../../engine/fleet/trial.ts";
import { type Template, templateOf, USUAL_LINES } from "../../engine/slip/template.ts";
import { wallTime } from "../../engine/slip/ticket.ts";
import { signsOf } from "../../engine/town/signs-of.ts";
import { tellsWhatItShows } from "../../engine/town/tells.ts";
import type { SlipLine, Town } from "../../engine/town/town.ts";
import { counterCalls } from "../../machines/counter.ts";
import type { Bus } from "../broker/bus.ts";
import type { Result, Ticket } from "../contract/command.ts";
import { formatRev } from "../contract/rev.ts";
import { commandId } from "./command-id.ts";
import { outcomeOf } from "./print-outcome.ts";
import type { Signs } from "./signs.ts";
import type { TrialAnnouncements } from "./trial-announcements.ts";

/** How long a sign shows its test call. */
export const TEST_CALL_MS = 10_000;
/** No installation has this epoch (they count from 1), so that no test is ever taken for what a counter became. */
const TEST_EPOCH = 0;

/** Carries out what staff want to have tried: a test call on a sign, a test slip from a printer, a test announcement. */
export class TrialRoom {
  private readonly slips = new Map<string, { device: string; number: number }>();
  private readonly timers = new Set<() => void>();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly signs: Pick<Signs, "test">,
    private readonly announcements: TrialAnnouncements,
    private readonly publicUrl: string,
  ) {}

  /** Begins a trial; how it went is told later. */
  run(device: Device, trial: Trial): Promise<void> {
    if (device.kind === "sign") return this.callOn(device, trial);
    return device.kind === "printer" ? this.printOn(device, trial) : this.sayOn(device, trial);
  }

  /** Whether a printer's answer is about a test slip. */
  hear(printer: string, result: Result): boolean {
    const slip = this.slips.get(result.id);
    if (slip?.device !== printer) return false;
    const outcome = outcomeOf(result);
    if (!outcome) return true;
    const { word, code = "unknown" } = outcome;
    if (word === "printed") this.settle(slip, "passed");
    else this.settle(slip, "failed", code);
    this.slips.delete(result.id);
    return true;
  }

  /** A sign says what it shows. */
  reported(device: Device): void {
    const { trial, reported } = device;
    if (trial && reported?.epoch === TEST_EPOCH && reported.seq === trial.number)
      this.settle({ device: device.id, number: trial.number }, "passed");
  }

  close(): void {
    this.announcements.close();
    for (const callOff of this.timers) callOff();
  }

  private async sayOn(device: Device, trial: Trial): Promise<void> {
    const why = await this.announcements.run(device, trial);
    const about = { device: device.id, number: trial.number };
    if (why === null) this.settle(about, "passed");
    else this.settle(about, "failed", why);
  }

  private async callOn({ id, location, driver }: Device, { number }: Trial): Promise<void> {
    const refused = await this.engine.read(location, (state) => {
      const rule = state.town.counters.find((one) => signsOf(one).includes(id));
      const counter = rule && state.counters.get(rule.id);
      if (!counter) return "no-counter";
      return counterCalls(counter.state) ? "somebody-is-called" : null;
    });
    const trial = { device: id, number };
    if (refused) return this.settle(trial, "failed", refused);
    this.expect(trial, TEST_CALL_MS, tellsWhatItShows(driver) ? "no-answer" : "cannot-tell");
    await this.signs.test(location, id, TEST_CALL_MS, formatRev({ epoch: TEST_EPOCH, seq: number }));
  }

  private async printOn({ id, location }: Device, { number, at }: Trial): Promise<void> {
    const town = this.engine.town(location);
    if (!town) throw new Error(`no town ${location}`);
    const command = commandId(`trial:${id}:${number}`, at);
    const trial = { device: id, number };
    const patience_ms = town.policy.print_answer_s * 1_000;
    this.slips.set(command, trial);
    this.expect(trial, patience_ms, "no-answer", () => this.slips.delete(command));
    const ticket: Ticket = {
      number: "TEST",
      queue: "Probedruck",
      service: "Kein Wartezettel",
      waiting: 0,
      range_min: null,
      issued_at: wallTime(at, town.zone),
      url: `${this.publicUrl}/`,
      language: "de",
      location: town.name,
    };
    const order = {
      id: command,
      at,
      expires_at: at + patience_ms,
      args: { ticket, slip: trialTemplate(town) },
    };
    const refused = await this.bus.publish({ location, device: id }, "cmd/print", order);
    if (refused) this.settle(trial, "failed", refused.code);
  }

  /** A trial that nothing is heard of has failed after that time. */
  private expect(
    trial: { device: string; number: number },
    within_ms: number,
    code: "no-answer" | "cannot-tell",
    over = () => {},
  ): void {
    const callOff = this.engine.clock.after(within_ms, () => {
      this.timers.delete(callOff);
      over();
      this.settle(trial, "failed", code);
    });
    this.timers.add(callOff);
  }

  private settle(trial: { device: string; number: number }, word: "passed" | "failed", code?: string): void {
    this.engine.trials.settle(trial.device, trial.number, word, this.engine.clock.now(), code);
  }
}

/** What is said to somebody who waits, and would be untrue. */
const FOR_VISITORS: readonly SlipLine[] = ["ahead", "wait", "way", "keep", "follow"];

/** The town's template without it. */
function trialTemplate(town: Town): Template {
  const template = templateOf(town, "de") ?? {};
  const lines = (template.lines ?? USUAL_LINES).filter((line) => !FOR_VISITORS.includes(line));
  return { ...template, lines };
}
