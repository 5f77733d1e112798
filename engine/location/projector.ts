import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/port.ts";
import { wakesAt } from "./deadlines.ts";
import { markChanged, takeChanged } from "./snapshot.ts";
import type { LocationState } from "./state.ts";

/**
 * How far the projection may lie behind the journal: what a location has to fold again after a crash, some three
 * milliseconds. What is written seldom is written once: of two hundred and fifty events most change the same rows.
 */
const EVENTS_BEHIND = 256;
export const MS_BEHIND = 4 * 3_600_000;

/** Writes a location's rows behind its journal, a bundle at a time. */
export class Projector {
  private written = 0;
  private writing: Promise<void> | null = null;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly location: string,
    private readonly ports: { store: Store; clock: Clock; log: Log },
  ) {}

  /** The watermark a location was loaded at. */
  startAt(watermark: number): void {
    this.written = watermark;
  }

  /** After a commit: writes at once when far behind, else soon, by `later`. */
  changed(state: LocationState, later: () => void): void {
    if (state.seq - this.written >= EVENTS_BEHIND) void this.flush(state);
    else
      this.callOff ??= this.ports.clock.after(MS_BEHIND, () => {
        this.callOff = null;
        later();
      });
  }

  /**
   * The rows are taken at once, so the state may go on changing; what a failure left out goes with the next bundle. One at
   * a time: written after one that failed, a later watermark would promise rows that are not there.
   */
  flush(state: LocationState): Promise<void> {
    if (!this.writing && state.seq !== this.written) {
      this.writing = this.write(state).finally(() => {
        this.writing = null;
      });
    }
    return this.writing ?? Promise.resolve();
  }

  /** Writes what is left; `state` null: nothing is known any more. */
  async close(state: LocationState | null): Promise<void> {
    this.callOff?.();
    await this.writing;
    if (state) await this.flush(state);
  }

  private async write(state: LocationState): Promise<void> {
    this.written = state.seq;
    const rows = takeChanged(state);
    try {
      await this.ports.store.project(this.location, state.seq, rows, wakesAt(state));
    } catch (error) {
      this.ports.log({ level: "error", what: "projection not written", location: this.location, error });
      markChanged(state, rows);
      this.written = 0;
    }
  }
}
