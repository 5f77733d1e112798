import type { Log } from "../../engine/log.ts";
import { MAX_PAYLOAD } from "../contract/read.ts";
import { Listeners } from "./listeners.ts";

/** What somebody said on a topic outside the contract, unread. */
export interface RawMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** Who listens to which topic outside the contract. Topics are literal, without wildcards. */
export class RawTopics {
  private readonly listeners = new Map<string, Listeners<RawMessage>>();

  /** `subscribe` is called with topics that nobody listened to before. */
  constructor(
    private readonly log: Log,
    private readonly subscribe: (topics: string[]) => void,
  ) {}

  get topics(): string[] {
    return [...this.listeners.keys()];
  }

  add(topics: readonly string[], heard: (message: RawMessage) => void): () => void {
    const fresh = topics.filter((topic) => !this.listeners.has(topic));
    for (const topic of fresh) this.listeners.set(topic, new Listeners());
    const stops = topics.map((topic) => this.listeners.get(topic)!.add(heard));
    if (fresh.length > 0) this.subscribe(fresh);
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** False when nobody listens to that topic. */
  tell(topic: string, payload: Uint8Array): boolean {
    const listeners = this.listeners.get(topic);
    if (!listeners) return false;
    if (payload.byteLength <= MAX_PAYLOAD) listeners.tell({ topic, payload });
    else this.log({ level: "warn", what: "device message refused", topic, code: "too-large" });
    return true;
  }
}
