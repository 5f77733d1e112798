import { covers } from "./topic-filter.ts";

/** A retained message as the broker hands it in and out. */
export interface RetainedMessage {
  topic: string;
  payload: Uint8Array | string;
  qos: 0 | 1 | 2;
}

/** One byte a character, which is a third of what a buffer of its own takes. */
interface Kept {
  readonly topic: string;
  readonly bytes: string;
  readonly qos: 0 | 1 | 2;
}

/** A device's own levels: `wartemarke/v1/{location}/dev/{device}`. */
const LEVELS = 5;

/**
 * Retained messages by the first levels of their topic: a SUBSCRIBE of a device looks at that device's few, where aedes'
 * own store looks at every retained topic each time. A filter with a wildcard further up looks at all.
 */
export class Retained {
  readonly #branches = new Map<string, Kept[]>();

  /** Keeps the newest message of a topic; an empty payload removes it. */
  store({ topic, payload, qos }: RetainedMessage): void {
    const name = branchOf(topic);
    const branch = this.#branches.get(name) ?? [];
    const at = branch.findIndex((one) => one.topic === topic);
    if (payload.length > 0) branch[at < 0 ? branch.length : at] = { topic, bytes: bytesOf(payload), qos };
    else if (at >= 0) branch.splice(at, 1);
    if (branch.length > 0) this.#branches.set(name, branch);
    else this.#branches.delete(name);
  }

  *match(filter: string): Generator<RetainedMessage> {
    const name = branchOf(filter);
    const wide = /[+#]/.test(name);
    for (const branch of wide ? this.#branches.values() : [this.#branches.get(name) ?? []]) {
      for (const { topic, bytes, qos } of branch) {
        if (covers(filter, topic)) yield { topic, payload: Buffer.from(bytes, "latin1"), qos };
      }
    }
  }
}

function branchOf(topic: string): string {
  let end = -1;
  for (let level = 0; level < LEVELS; level++) {
    end = topic.indexOf("/", end + 1);
    if (end < 0) return topic;
  }
  return topic.slice(0, end);
}

function bytesOf(payload: Uint8Array | string): string {
  return Buffer.from(payload).toString("latin1");
}
