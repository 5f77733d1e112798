import type { Again, Announcement } from "../../engine/announcement/announced.ts";
import { type CurrentCall, currentCalls } from "../../engine/announcement/calls.ts";
import { announcersAt, callSound, STALE_MS } from "../../engine/announcement/rule.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Change } from "../../engine/hub.ts";
import type { JournalEvent } from "../../engine/location/event.ts";
import type { Bus } from "../broker/bus.ts";
import type { Result } from "../contract/command.ts";
import type { Address } from "../contract/contract.ts";
import { type AnnounceOrder, announceOrder, soundsAtMost_ms, type Wish } from "./announce-order.ts";
import { Turns } from "./turns.ts";

type CallEvent = Extract<JournalEvent, { type: "ticket.called" | "ticket.recalled" }>;
type Word = "said" | "unsaid";

/** What an announcer's last word on a command means; what it says of one that is under way, or of none, is no such word. */
const ENDS: ReadonlyMap<string, Word> = new Map([
  ["done", "said"],
  ["failed", "unsaid"],
  ["expired", "unsaid"],
]);

/** An announcer's last word on a command. */
interface End {
  device: string;
  word: Word;
  status: string;
  code: string | undefined;
}

/** Something that is being said, or that an announcer is asked about. */
interface Speaking {
  /** Who has not answered yet. */
  silent: Set<string>;
  /** What one of them answered. */
  hear(end: End): void;
  over(): void;
}

/** An announcer that is asked what it said answers at once. */
const ANSWER_MS = 5_000;

/** What announcers say. */
export const isCall = (event: JournalEvent): event is CallEvent =>
  event.type === "ticket.called" || event.type === "ticket.recalled";

/**
 * Has the announcers of a location say its calls, one call at a time: the next is sent when all have said this one, or could
 * have. What waited too long, or is no longer called, is never said.
 */
export class Announcing {
  private readonly turns = new Turns();
  /** Who has not yet said what was sent, by command. */
  private readonly speaking = new Map<string, Speaking>();
  /** Locations where somebody was being called when the program started. */
  private readonly older = new Set<string>();
  private closed = false;

  constructor(
    private readonly engine: Engine,
    private readonly way: { bus: Bus; speech: Speech; publicUrl: string },
  ) {}

  /** Says what was called by a change; resolves when it has been said. */
  async follow({ location, events }: Change): Promise<void> {
    const { fleet, clock, announced } = this.engine;
    const town = this.engine.town(location);
    const called = events.filter(isCall);
    if (!town || called.length === 0 || announcersAt(fleet, location).length === 0) return;
    if (callSound(town, clock.now()).quiet) return;
    const said = called.map(({ seq, at, data }) => {
      announced.begin({ location, counter: data.counter, seq, number: seq });
      return this.turns.take(location, () => this.announce(location, { seq, number: seq, at }));
    });
    await Promise.all(said);
  }

  /** Says a call that staff want to have said once more. */
  async sayAgain(again: Again): Promise<void> {
    const { location } = again;
    if (announcersAt(this.engine.fleet, location).length === 0) return;
    this.engine.announced.begin(again);
    await this.turns.take(location, () => this.announce(location, again));
  }

  /** Somebody was being called there when the program started: nobody knows whether that was said. */
  async expect(location: string): Promise<void> {
    this.older.add(location);
    for (const device of announcersAt(this.engine.fleet, location)) await this.appeared(location, device);
  }

  /** An announcer is back: by the same commands as before it is asked what it said of calls of before the start. */
  async appeared(location: string, device: string): Promise<void> {
    if (!this.older.has(location)) return;
    const { announced } = this.engine;
    const calls = await this.engine.read(location, (state) =>
      currentCalls(state).filter(({ version }) => announced.isOlder(location, version)),
    );
    if (!calls || calls.length === 0) return void this.older.delete(location);
    await Promise.all(calls.map((call) => this.turns.take(location, () => this.ask(location, device, call))));
  }

  /** An announcer's answer. */
  hear(announcer: string, { id, status: answer, code, detail }: Result): void {
    const status = answer === "duplicate" ? (detail ?? "") : answer;
    const word = ENDS.get(status);
    if (!word) return;
    const spoken = this.speaking.get(id);
    if (!spoken?.silent.delete(announcer)) return;
    spoken.hear({ device: announcer, word, status, code });
  }

  /** Does what sounds at a location while nothing else is being said there. */
  inTurn(location: string, work: () => Promise<void>): Promise<void> {
    return this.turns.take(location, work);
  }

  /** Has one announcer say something that is no call. Null: it did. Else why not, as devices say it. */
  async say(to: Address, order: AnnounceOrder, within_ms: number): Promise<string | null> {
    let why: string | null = "no-answer";
    if (this.closed) return why;
    const said = this.wait(order, [to.device], within_ms, {
      hear: ({ word, status, code }) => {
        why = word === "said" ? null : (code ?? status);
      },
      over: () => {},
    });
    await Promise.all([said, this.send(to.location, to.device, order)]);
    return why;
  }

  close(): void {
    this.closed = true;
    for (const { over } of this.speaking.values()) over();
  }

  private async announce(location: string, wish: Wish): Promise<void> {
    const { engine } = this;
    if (this.closed) return;
    const found = await engine.read(location, (state, now) => {
      const call = currentCalls(state).find(({ version }) => version === wish.seq);
      return call && { call, town: state.town, now };
    });
    if (!found) return;
    const { call, town, now } = found;
    const about: Announcement = { location, counter: call.counter, seq: wish.seq, number: wish.number };
    const announcers = announcersAt(engine.fleet, location);
    const left_ms = wish.at + STALE_MS - now;
    if (announcers.length === 0 || callSound(town, now).quiet)
      return engine.announced.settle(about, "unsaid");
    if (left_ms <= 0) {
      engine.log({ level: "info", what: "stale call not announced", location, seq: wish.seq });
      return engine.announced.settle(about, "unsaid");
    }
    const order = announceOrder(this.way, town, call, wish, { now, left_ms });
    const heard = { all: true };
    const said = this.wait(order, announcers, Math.max(left_ms, soundsAtMost_ms(order)), {
      hear: (end) => {
        if (end.word === "said") return;
        heard.all = false;
        this.complain(end);
        engine.announced.settle(about, "unsaid");
      },
      over: (silent) => {
        for (const device of silent) this.complain({ device, status: "no-answer" });
        engine.announced.settle(about, heard.all && silent.length === 0 ? "said" : "unsaid");
      },
    });
    await Promise.all([said, ...announcers.map((device) => this.send(location, device, order))]);
  }

  /** One that was said is answered as a duplicate; one that it never heard is said now, or is stale. */
  private async ask(location: string, device: string, call: CurrentCall): Promise<void> {
    const { engine } = this;
    const town = engine.town(location);
    if (this.closed || !town) return;
    const { counter, version, at } = call;
    if (callSound(town, at).quiet) return;
    const now = engine.clock.now();
    const left_ms = callSound(town, now).quiet ? 0 : Math.max(0, at + STALE_MS - now);
    const wish = { seq: version, number: version, at };
    const order = announceOrder(this.way, town, call, wish, { now, left_ms });
    const within_ms = Math.max(ANSWER_MS, left_ms > 0 ? soundsAtMost_ms(order) : 0);
    const answered = this.wait(order, [device], within_ms, {
      hear: (end) => {
        const about = { location, counter, seq: version, number: version };
        if (end.word === "said") return engine.announced.learn(about, "said");
        if (end.status === "failed") this.complain(end);
        engine.announced.learn(about, "lost");
      },
      over: () => {},
    });
    await Promise.all([answered, this.send(location, device, order)]);
  }

  private complain({ device, status, code }: Partial<End>): void {
    this.engine.log({ level: "warn", what: "call not announced", device, status, code });
  }

  private async send(location: string, device: string, order: AnnounceOrder): Promise<void> {
    const refused = await this.way.bus.publish({ location, device }, "cmd/announce", order);
    if (refused) this.hear(device, { id: order.id, status: "failed", code: refused.code });
  }

  /** Resolves when all of them have answered, or after that time; `over` gets those that have not. */
  private wait(
    { id }: AnnounceOrder,
    announcers: readonly string[],
    within_ms: number,
    then: { hear(end: End): void; over(silent: string[]): void },
  ): Promise<void> {
    return new Promise((resolve) => {
      const silent = new Set(announcers);
      const end = () => {
        callOff();
        this.speaking.delete(id);
        resolve();
      };
      const over = () => {
        end();
        then.over([...silent]);
      };
      const callOff = this.engine.clock.after(within_ms, over);
      const hear = (ended: End) => {
        then.hear(ended);
        if (silent.size === 0) over();
      };
      this.speaking.set(id, { silent, hear, over: end });
    });
  }
}
