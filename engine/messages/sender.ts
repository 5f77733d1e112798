import { type MessageState, messageTable } from "../../machines/message.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/port.ts";
import type { SmsRule } from "../town/town.ts";
import {
  ACCOUNT,
  type Letter,
  type MessageChannel,
  type MessageKind,
  type Outcome,
  type Way,
} from "./message.ts";
import { channelOf, type MessageRow, type Outbox } from "./outbox.ts";
import { cannotWait } from "./rule.ts";
import { SmsBound } from "./sms-bound.ts";

/** Between one try and the next, minutes; after the last one it is given up. */
const PAUSES_MIN = [1, 3, 10, 30, 120, 360];
const MINUTE_MS = 60_000;
/** Longer than any way takes to answer or to time out: who is found sending after it was interrupted by a crash, ms. */
const ANSWER_MS = MINUTE_MS;
/** So many are under way at once: a mail server that hangs must not keep back a call. */
const AT_ONCE = 16;
/** Where nothing leaves the house, and so nothing hangs. */
const KEPT_AT_ONCE = 256;
/** While there is always something under way, the outbox is looked at so often. */
const LOOK_MS = 1_000;
const RETRY_MS = MINUTE_MS;
/** Nothing is set up to send it: it stands in the outbox page. */
export const NO_WAY = "no-way";
/** So many SMS as may go within the hour have gone: it follows later. */
export const SMS_BOUND = "sms-bound";

/** A letter to be sent; why none will be; or null: there is nobody to write to. */
export type Written = Letter | { dropped: string } | null;

export type Ways = Record<MessageChannel, Way | null>;

interface SenderPorts {
  store: Store;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  ways: Ways;
  write(row: MessageRow): Promise<Written>;
  /** The name that stands as the sender's. */
  sender(location: string): string;
  /** How many SMS a location sends. */
  sms(location: string): Required<SmsRule>;
}

/**
 * Sends what is due. Each try is durable before it begins: after a crash a message that was under way counts as unknown and
 * goes out again only under its own id, where that is recognised.
 */
export class Sender {
  private readonly under_way = new Map<string, Promise<void>>();
  private passing: Promise<void> | null = null;
  private again = false;
  /** There may be more that is due than was begun. */
  private behind = false;
  private looked_at = 0;
  private closed = false;
  private callOff = () => {};
  private readonly bound = new SmsBound();

  constructor(private readonly ports: SenderPorts) {}

  /** Looks at what is due, now or as soon as the look under way ends. */
  wake(): void {
    this.again = true;
    if (this.passing || this.closed) return;
    this.passing = this.pass().finally(() => {
      this.passing = null;
      // Woken after the last look, before this.
      if (this.again) this.wake();
    });
  }

  /** Takes over what has become durable this moment. What is due later, or has no room, is found by the next look. */
  offer(rows: readonly MessageRow[]): void {
    const now = this.ports.clock.now();
    const due = this.closed ? [] : rows.filter(({ look_at }) => look_at <= now);
    const taken = due.slice(0, Math.max(0, this.room - this.under_way.size));
    if (taken.length < due.length) this.behind = true;
    if (this.under_way.size + taken.length === 0) return this.wake();
    // Whoever waits for an answer goes first.
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    for (const row of taken) {
      this.ports.outbox.take(row);
      this.under_way.set(
        row.id,
        turn.then(() => this.handle(row)),
      );
    }
  }

  /** Breaks off what is under way; it and the rest stay for the next start. */
  async close(): Promise<void> {
    this.closed = true;
    this.callOff();
    await this.passing;
    for (const way of Object.values(this.ports.ways)) way?.close();
    await Promise.all(this.under_way.values());
  }

  private async pass(): Promise<void> {
    const { log } = this.ports;
    this.callOff();
    try {
      let next_ms: number | null = 0;
      while (next_ms === 0 && !this.closed) next_ms = await this.look();
      if (next_ms !== null) this.ring(next_ms);
    } catch (error) {
      log({ level: "error", what: "outbox not looked at", error });
      this.ring(RETRY_MS);
    }
  }

  /** Begins what is due. In how many ms there is more to look at; null: when something under way ends, or comes. */
  private async look(): Promise<number | null> {
    const { store, clock } = this.ports;
    const { room } = this;
    this.again = false;
    this.behind = this.under_way.size >= room;
    if (this.behind) return null;
    this.looked_at = clock.now();
    // Of so many at least as many are new as there is room for.
    const due = await store.due("message", this.looked_at, room);
    this.behind ||= due.length >= room;
    for (const row of due) {
      if (this.under_way.size >= room) {
        this.behind = true;
        return null;
      }
      if (!this.under_way.has(row.id)) this.under_way.set(row.id, this.handle(row));
    }
    const next = await store.nextDue("message");
    if (this.again) return 0;
    return next === null || this.under_way.size > 0 ? null : Math.max(0, next - clock.now());
  }

  private get room(): number {
    return Object.values(this.ports.ways).some((way) => way !== null) ? AT_ONCE : KEPT_AT_ONCE;
  }

  private ring(delay_ms: number): void {
    if (!this.closed) this.callOff = this.ports.clock.after(delay_ms, () => this.wake());
  }

  private async handle(row: MessageRow): Promise<void> {
    const { outbox, clock, log } = this.ports;
    try {
      if (!this.closed) await this.step(row);
      this.end(row);
      const idle = this.under_way.size === 0;
      if (idle || this.behind || clock.now() - this.looked_at >= LOOK_MS) this.wake();
    } catch (error) {
      log({ level: "error", what: "message not handled", id: row.id, error });
      this.end(row);
      await outbox
        .postpone(row.id, clock.now() + RETRY_MS)
        .catch((error) => log({ level: "error", what: "message not postponed", id: row.id, error }));
      this.ring(RETRY_MS);
    }
  }

  private end({ id }: MessageRow): void {
    this.ports.outbox.letGo(id);
    this.under_way.delete(id);
  }

  private async step(row: MessageRow): Promise<void> {
    const { outbox, clock } = this.ports;
    if (clock.now() >= row.forget_at) return outbox.remove(row.id);
    const accepts = (word: string) => messageTable.next(row.state as MessageState, word) !== undefined;
    if (accepts("composed")) return this.compose(row);
    if (accepts("lost")) {
      // Our own end says nothing about the other side: such a try does not count.
      const tries = row.tries - 1;
      const lost = await outbox.move(row.id, "lost", { code: "interrupted", tries });
      return lost ? this.step(lost) : undefined;
    }
    if (accepts("tried")) return this.attempt(row, accepts("given-up"));
    await outbox.bare(row.id);
  }

  private async compose(row: MessageRow): Promise<void> {
    const { outbox, clock, ways } = this.ports;
    if (clock.now() >= row.expires_at)
      return void (await outbox.move(row.id, "dropped", { code: "too-late" }));
    const written = await this.ports.write(row);
    if (written === null) return outbox.remove(row.id);
    if ("dropped" in written) return void (await outbox.move(row.id, "dropped", { code: written.dropped }));
    const sealed = await outbox.seal(row.id, written);
    const { channel } = written;
    if (!ways[channel])
      return void (await outbox.move(row.id, ["composed", "kept"], { sealed, channel, code: NO_WAY }));
    const ready = await outbox.move(row.id, "composed", { sealed, channel });
    if (ready) await this.attempt(ready, false);
  }

  private async attempt(row: MessageRow, unknown: boolean): Promise<void> {
    const { outbox, clock, ways } = this.ports;
    const way = ways[channelOf(row)];
    const move = async (word: string, code: string) => void (await outbox.move(row.id, word, { code }));
    const over = clock.now() >= row.expires_at ? "too-late" : row.tries > PAUSES_MIN.length ? "tries" : null;
    if (unknown && (over || !way?.repeatable)) return move("given-up", over ?? row.code ?? "no-answer");
    if (over === "too-late") return move("dropped", over);
    if (over) return move("refused", row.code ?? over);
    if (!way) return move("kept", NO_WAY);
    const letter = await outbox.letter(row);
    if (!letter) return;
    const later = this.whenFree(row, letter);
    if (later !== null) return outbox.postpone(row.id, later, SMS_BOUND);
    const tried = { tries: row.tries + 1, look_at: clock.now() + ANSWER_MS };
    const sending = await outbox.move(row.id, "tried", tried);
    if (!sending) return;
    const outcome = await way.send(row.id, letter, this.ports.sender(row.location));
    await this.settle(sending, letter, outcome);
  }

  /** When an SMS may go that is one too many now, or when it is of no use any more; null: now. */
  private whenFree({ id, kind, location, expires_at }: MessageRow, { channel, to }: Letter): number | null {
    const { clock, log, sms } = this.ports;
    if (channel !== "sms") return null;
    const urgent = cannotWait(kind as MessageKind);
    const free = this.bound.take({ location, number: to, urgent }, sms(location), clock.now());
    if (free === null) return null;
    log({ level: "warn", what: "SMS held back: too many within the hour", id });
    return Math.min(free, expires_at);
  }

  /** A report that overtook the answer has moved it already: then the machine refuses, and that is right. */
  private async settle({ id, kind, tries }: MessageRow, letter: Letter, outcome: Outcome): Promise<void> {
    const { outbox, clock } = this.ports;
    if (outcome.what === "sent") {
      // A letter about an account has a key to it inside: whom it went to is all that is kept of it.
      const bare = kind === ACCOUNT ? { sealed: await outbox.seal(id, { ...letter, text: "" }) } : {};
      await outbox.move(id, "sent", { provider: outcome.provider, code: null, ...bare });
      return;
    }
    const pause_min = PAUSES_MIN[tries - 1] ?? PAUSES_MIN.at(-1)!;
    await outbox.move(id, outcome.what, { code: outcome.code, look_at: clock.now() + pause_min * MINUTE_MS });
  }
}
