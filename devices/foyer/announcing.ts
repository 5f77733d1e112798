import type { Announcement } from "../../engine/announcement/announced.ts";
import { type CurrentCall, currentCalls } from "../../engine/announcement/calls.ts";
import { announcersAt, callSound, STALE_MS, spokenIn } from "../../engine/announcement/rule.ts";
import { callSentence } from "../../engine/announcement/sentence.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Change } from "../../engine/hub.ts";
import type { JournalEvent } from "../../engine/location/event.ts";
import type { Bus } from "../broker/bus.ts";
import type { AnnounceArgs, Result } from "../contract/command.ts";
import { commandId } from "./command-id.ts";
import { Turns } from "./turns.ts";

type CallEvent = Extract<JournalEvent, { type: "ticket.called" | "ticket.recalled" }>;

/** A call that is being said. */
interface Speaking {
  call: Announcement;
  /** Who has not answered yet. */
  silent: Set<string>;
  over: () => void;
}

const isCall = (event: JournalEvent): event is CallEvent =>
  event.type === "ticket.called" || event.type === "ticket.recalled";

/**
 * Has the announcers of a location say its calls, one call at a time: the next is sent when all have said this one or it is
 * stale. What waited too long, or is no longer called, is never said.
 */
export class Announcing {
  private readonly turns = new Turns();
  /** Who has not yet said what was sent, by command. */
  private readonly speaking = new Map<string, Speaking>();
  private closed = false;

  constructor(
    private readonly engine: Engine,
    private readonly way: { bus: Bus; speech: Speech; publicUrl: string },
  ) {}

  /** Says what was called by a change; resolves when it has been said. */
  async follow({ location, events }: Change): Promise<void> {
    const called = events.filter(isCall);
    if (called.length === 0 || announcersAt(this.engine.fleet, location).length === 0) return;
    await Promise.all(called.map((event) => this.turns.take(location, () => this.announce(location, event))));
  }

  /** An announcer's answer. */
  hear(announcer: string, { id, status, code }: Result): void {
    if (status === "accepted" || status === "running") return;
    const spoken = this.speaking.get(id);
    if (!spoken?.silent.delete(announcer)) return;
    if (status === "failed" || status === "expired") {
      this.engine.announced.settle(spoken.call, "unsaid");
      this.engine.log({ level: "warn", what: "call not announced", device: announcer, status, code });
    }
    if (spoken.silent.size > 0) return;
    this.engine.announced.settle(spoken.call, "said");
    spoken.over();
  }

  close(): void {
    this.closed = true;
    for (const { over } of this.speaking.values()) over();
  }

  private async announce(location: string, { seq, at }: CallEvent): Promise<void> {
    const { engine } = this;
    if (this.closed) return;
    const found = await engine.read(location, (state, now) => {
      const call = currentCalls(state).find(({ version }) => version === seq);
      if (!call) return null;
      const { quiet, ...sound } = callSound(state.town, now);
      if (quiet) return null;
      const about = { location, counter: call.counter, seq };
      if (now >= at + STALE_MS) return { call: about, args: null };
      const utterances = this.utterances(call, spokenIn(state.town, call.language));
      return { call: about, args: { ...sound, utterances } };
    });
    const announcers = announcersAt(engine.fleet, location);
    if (!found || announcers.length === 0) return;
    const { call, args } = found;
    engine.announced.begin(call);
    if (!args) {
      engine.log({ level: "info", what: "stale call not announced", location, seq });
      return engine.announced.settle(call, "unsaid");
    }
    const id = commandId(`announce:${location}:${seq}`, at);
    const said = this.wait(id, call, announcers, at + STALE_MS - engine.clock.now());
    const sent = announcers.map((device) => this.send(location, device, { id, at, args }));
    await Promise.all([said, ...sent]);
  }

  private utterances({ number, counter }: CurrentCall, languages: ReturnType<typeof spokenIn>) {
    const { speech, publicUrl } = this.way;
    return languages.map((language): AnnounceArgs["utterances"][number] => {
      speech.prepare({ language, number, counter });
      const path = speech.address({ language, number, counter });
      const text = callSentence(language, number, counter);
      return { language, text, ...(path ? { audio_url: publicUrl + path } : {}) };
    });
  }

  private async send(
    location: string,
    device: string,
    { id, at, args }: { id: string; at: number; args: AnnounceArgs },
  ): Promise<void> {
    const order = { id, at, expires_at: at + STALE_MS, args };
    const refused = await this.way.bus.publish({ location, device }, "cmd/announce", order);
    if (refused) this.hear(device, { id, status: "failed", code: refused.code });
  }

  /** Resolves when all of them have said it, or after that time, when those that did not are logged. */
  private wait(
    id: string,
    call: Announcement,
    announcers: readonly string[],
    within_ms: number,
  ): Promise<void> {
    return new Promise((resolve) => {
      const silent = new Set(announcers);
      const over = () => {
        callOff();
        this.speaking.delete(id);
        resolve();
      };
      const callOff = this.engine.clock.after(within_ms, () => {
        for (const device of silent)
          this.engine.log({ level: "warn", what: "call not announced", device, status: "no-answer" });
        this.engine.announced.settle(call, "unsaid");
        over();
      });
      this.speaking.set(id, { call, silent, over });
    });
  }
}
