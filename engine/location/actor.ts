import type { Appointment } from "../appointments/appointment.ts";
import type { Clock } from "../clock.ts";
import type { AtCounters } from "../fleet/sign.ts";
import type { Log } from "../log.ts";
import { Refused } from "../refusal.ts";
import type { Glanced, Row, Store } from "../store/port.ts";
import type { Town } from "../town/town.ts";
import { Batch } from "./batch.ts";
import type { Answer, Command } from "./command.ts";
import { nextDeadline } from "./deadlines.ts";
import type { JournalEvent } from "./event.ts";
import { type Glance, glanceOf } from "./glance.ts";
import { Mailbox } from "./mailbox.ts";
import type { Pending } from "./pending.ts";
import { Projector } from "./projector.ts";
import { restore } from "./snapshot.ts";
import type { LocationState } from "./state.ts";

/** A location that could not run is tried again after this long, for its deadlines' sake. */
const RETRY_MS = 5_000;
/** How often a command is decided, when writes fail, before its asker is told. */
const TRIES = 3;

/** A machine's clock that is further back than the last event is wrong, or was wrong then. */
const FUTURE_MS = 24 * 3_600_000;

export interface ActorPorts {
  store: Store;
  clock: Clock;
  log: Log;
  /** Told after each commit, while the state is exactly what is durable. */
  committed(state: LocationState, events: readonly JournalEvent[], rows: readonly Row[]): void;
}

interface Reader {
  look(state: LocationState): void;
  fail(error: unknown): void;
}

/**
 * One location, one order: takes commands one by one, decides, writes, then tells.
 *
 * At most one write of a location is under way; commands that arrive meanwhile wait in the mailbox and form the next
 * write. So whoever reads between two writes reads what is durable, and a failed write has nothing built upon it:
 * the state is thrown away, loaded again, and the same commands are decided anew (or found already answered).
 */
export class LocationActor {
  private state: LocationState | null = null;
  /** So far the state is durable; what is beyond is being written. */
  private durable = 0;
  private readonly mailbox = new Mailbox();
  private readers: Reader[] = [];
  private running: Promise<void> | null = null;
  private closed = false;
  private woken = false;
  /** Rings at `at`, UTC ms, when the next thing is due. */
  private timer: { at: number; callOff(): void } | null = null;
  private callOffRetry: (() => void) | null = null;
  private readonly projector: Projector;
  private known: Town;
  /** Since when it hears what becomes due, UTC ms. */
  private readonly since: number;

  constructor(
    private readonly document: Town,
    /** The document's; another one than the state's is recorded first of all. */
    private readonly revision: string,
    private readonly ports: ActorPorts,
  ) {
    this.known = document;
    this.since = ports.clock.now();
    this.projector = new Projector(document.id, ports);
  }

  /** The document with the changes of hours, as far as it was loaded yet. */
  get town(): Town {
    return this.known;
  }

  /** Resolves when the answer is durable. Rejects on bugs only. */
  ask(command: Command): Promise<Answer | Refused> {
    return new Promise((answer, fail) => {
      const taken = !this.closed && this.mailbox.put({ command, tries: 0, answer, fail });
      if (taken) this.wake();
      else answer(new Refused("busy", "Too much is going on here at once, please try again"));
    });
  }

  /** Looks at the state at a moment when all of it is durable. `look` must not keep or change what it sees. */
  read<T>(look: (state: LocationState, now: number) => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const reader: Reader = {
        look: (state) => {
          try {
            resolve(look(state, this.now(state)));
          } catch (error) {
            fail(error);
          }
        },
        fail,
      };
      // Timers stand still while a machine sleeps: what ran out meanwhile is not shown.
      const due = !this.closed && this.isDue();
      if (this.state && !this.running && !due) return reader.look(this.state);
      if (this.closed) return fail(new Error(`location ${this.town.id} is closed`));
      this.readers.push(reader);
      this.wake();
    });
  }

  /** A copy of an appointment as it is durable, null for none: at once, unless the write under way is about it. */
  look(appointment: string): Promise<Appointment | null> {
    const row = this.isDue() ? undefined : this.state?.book.get(appointment);
    if (row && row.touched <= this.durable) return Promise.resolve({ ...row });
    return this.read(({ book }) => {
      const row = book.get(appointment);
      return row ? { ...row } : null;
    });
  }

  /** Loads the location if need be and fires what is due. */
  wake(): void {
    this.woken = true;
    if (!this.running && !this.closed) this.running = this.attend();
  }

  /** As `wake`; resolves when nothing more is due. */
  async rouse(): Promise<void> {
    this.wake();
    await this.running;
  }

  /** How it is by its rows, when they tell: nobody has asked it for anything since the program started. */
  glance(stored: Glanced): Glance | null {
    return this.woken ? null : glanceOf(this.town, this.revision, stored, this.ports.clock.now());
  }

  /** Looks at a glance as long as it holds, else as `read` does. */
  glimpse<T>(glance: Glance, look: (seen: AtCounters, now: number) => T): Promise<T> {
    const now = Math.max(this.ports.clock.now(), glance.at);
    if (this.woken || now >= glance.holds_until) return this.read(look);
    return Promise.resolve(look(glance, now));
  }

  /** Refuses what comes, finishes what is under way, writes the projection. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    this.setTimer();
    this.callOffRetry?.();
    for (const one of this.mailbox.drain()) one.answer(new Refused("busy", "The program is being stopped"));
    await this.projector.close(this.state);
  }

  private now(state: LocationState): number {
    return Math.max(this.ports.clock.now(), state.at);
  }

  private async attend(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.giveUp(error);
    }
    this.running = null;
    if (this.state) this.setTimer();
    else this.tryLater();
    if (!this.mailbox.empty || this.readers.length || this.isDue()) this.wake();
  }

  private async run(): Promise<void> {
    do {
      this.state ??= await this.load();
      await this.step(this.state, this.mailbox.take());
      if (this.isDue()) continue;
      if (this.state) for (const reader of this.readers.splice(0)) reader.look(this.state);
    } while (!this.mailbox.empty || this.readers.length || this.isDue());
  }

  private async step(state: LocationState, pending: Pending[]): Promise<void> {
    const expected = state.seq;
    const batch = new Batch(state, this.now(state), this.since);
    try {
      batch.fireDeadlines();
      for (const one of pending) this.decide(batch, state, one);
      if (batch.events.length) {
        const { events, rows } = batch;
        const result = await this.ports.store.append({ location: this.town.id, expected, events, rows });
        if (!result.ok)
          throw new Error(`journal of ${this.town.id} is at ${result.head}, not at ${expected}`);
      }
    } catch (error) {
      this.ports.log({
        level: "error",
        what: "write failed, location reloads",
        location: this.town.id,
        error,
      });
      this.state = null;
      this.decideAgain(pending);
      if (pending.length === 0) throw error;
      return;
    }
    this.durable = state.seq;
    this.known = state.town;
    this.setTimer();
    batch.tell();
    if (!batch.events.length) return;
    this.ports.committed(state, batch.events, batch.rows);
    this.projector.changed(state, () => this.project());
  }

  private project(): void {
    const { log } = this.ports;
    this.read((durable) => void this.projector.flush(durable)).catch((error) =>
      log({ level: "warn", what: "projection has to wait", location: this.town.id, error }),
    );
  }

  /** A command that meets a bug fails alone, unless it has spoiled the state already. */
  private decide(batch: Batch, state: LocationState, one: Pending): void {
    const before = state.seq;
    try {
      batch.add(one);
    } catch (error) {
      one.tries = TRIES;
      one.fail(error);
      if (state.seq !== before) throw error;
    }
  }

  private decideAgain(batch: Pending[]): void {
    const again: Pending[] = [];
    for (const one of batch) {
      if (one.tries >= TRIES) continue;
      one.tries += 1;
      if (one.tries < TRIES) again.push(one);
      else one.answer(new Refused("storage", "This could not be saved, please try again"));
    }
    this.mailbox.giveBack(again);
  }

  private async load(): Promise<LocationState> {
    const { store, clock } = this.ports;
    const [loaded, notes] = await Promise.all([store.load(this.town.id), store.notes(this.town.id)]);
    const texts = new Map(notes.map(({ id, text }) => [id, text]));
    const state = restore(this.document, loaded, texts, clock.now());
    this.durable = state.seq;
    this.known = state.town;
    this.projector.startAt(loaded.watermark);
    const ahead_ms = state.at - clock.now();
    if (ahead_ms > FUTURE_MS) {
      const what = "the last event lies in the future: set the machine's clock";
      this.ports.log({ level: "error", what, location: this.town.id, ahead_ms });
    }
    if (state.revision !== this.revision) {
      const intent = { type: "configure", revision: this.revision } as const;
      const command: Command = { id: `configure:${this.revision}:${state.seq}`, actor: "clock", intent };
      const fail = (error: unknown) =>
        this.ports.log({ level: "error", what: "revision not recorded", location: this.town.id, error });
      this.mailbox.giveBack([{ command, tries: 0, answer: () => {}, fail }]);
    }
    return state;
  }

  private giveUp(error: unknown): void {
    this.ports.log({ level: "error", what: "location cannot run", location: this.town.id, error });
    this.state = null;
    for (const one of this.mailbox.drain()) {
      one.answer(new Refused("storage", "This location cannot be loaded at the moment"));
    }
    for (const reader of this.readers.splice(0)) reader.fail(error);
  }

  private tryLater(): void {
    this.setTimer();
    this.callOffRetry?.();
    if (!this.closed) this.callOffRetry = this.ports.clock.after(RETRY_MS, () => this.wake());
  }

  /** Something became due while a write was under way. */
  private isDue(): boolean {
    const next = this.state && nextDeadline(this.state);
    return next !== null && next.at <= this.ports.clock.now();
  }

  private setTimer(): void {
    const at = this.state && !this.closed ? nextDeadline(this.state)?.at : undefined;
    if (at === this.timer?.at) return;
    this.timer?.callOff();
    this.timer = null;
    if (at === undefined) return;
    const ring = () => {
      this.timer = null;
      this.wake();
    };
    this.timer = { at, callOff: this.ports.clock.after(at - this.ports.clock.now(), ring) };
  }
}
