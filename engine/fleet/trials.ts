import { isRunning, trialTable } from "../../machines/trial.ts";
import type { DeviceKind } from "../town/town.ts";
import type { Device, Fleet } from "./fleet.ts";
import type { Trial } from "./trial.ts";

/** Why no trial begins. */
export type TrialRefusal = "unknown-device" | "not-testable" | "offline" | "running";

const TESTABLE: readonly DeviceKind[] = ["sign", "printer", "announcer", "board"];

/** Trials that staff ask for; the device room carries them out and says how they went. */
export class Trials {
  private count = 0;
  private readonly listeners = new Set<(device: Device, trial: Trial) => void>();

  constructor(private readonly fleet: Fleet) {}

  /** Begins one, or says why not. `now` UTC ms. */
  begin(id: string, now: number): Trial | TrialRefusal {
    const device = this.fleet.get(id);
    if (!device) return "unknown-device";
    if (!TESTABLE.includes(device.kind)) return "not-testable";
    if (!this.fleet.online(id)) return "offline";
    if (device.trial && isRunning(device.trial.state)) return "running";
    this.count += 1;
    const trial: Trial = { number: this.count, at: now, state: trialTable.initial };
    this.fleet.hear(id, { what: "tried", trial }, now);
    for (const listener of this.listeners) listener(device, trial);
    return trial;
  }

  /** How one went; what comes after its end, or of an earlier one, changes nothing. */
  settle(id: string, number: number, word: "passed" | "failed", now: number, code?: string): void {
    const trial = this.fleet.get(id)?.trial;
    if (trial?.number !== number) return;
    const state = trialTable.next(trial.state, word);
    if (state) this.fleet.hear(id, { what: "tried", trial: { ...trial, state, code } }, now);
  }

  /** Hears what is to be tried. Returns how to stop. */
  listen(begun: (device: Device, trial: Trial) => void): () => void {
    this.listeners.add(begun);
    return () => this.listeners.delete(begun);
  }
}
