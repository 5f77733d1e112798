import type { Keys } from "../keys/keys.ts";
import type { Log } from "../log.ts";
import { LANGUAGES, type Language } from "../town/town.ts";
import { callSentence } from "./sentence.ts";
import { speak, type Voice } from "./voice.ts";

/** One call in one language. */
export interface Utterance {
  language: Language;
  number: string;
  counter: string;
}

type Sound = Uint8Array<ArrayBuffer>;

const PURPOSE = "announcement";
/** About a hundred calls by espeak-ng; what was said longest ago goes first. */
const KEPT_BYTES = 24_000_000;
/** More calls than that wait for no voice: they would be stale. */
const WAITING = 32;

/**
 * Calls as sound: rendered when somebody asks, one at a time, and kept for the next. An address carries a signature, so that
 * only what was called can be asked for.
 */
export class Speech {
  private readonly kept = new Map<string, Sound>();
  private readonly underWay = new Map<string, Promise<Sound | null>>();
  private bytes = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: { voice: Voice | null; keys: Keys; log: Log }) {}

  get voice(): Voice | null {
    return this.ports.voice;
  }

  /** Where the call's sound is, a path; null when no voice here speaks the language. */
  address(utterance: Utterance): string | null {
    const { voice, keys } = this.ports;
    if (!voice?.languages.has(utterance.language)) return null;
    const path = pathOf(utterance);
    return `/announcements/${path}/${keys.sign(PURPOSE, path)}`;
  }

  /** The sound of an address we gave out, WAV; null for any other and when the voice fails, which is logged. */
  async audio(asked: Record<keyof Utterance, string>, signature: string): Promise<Sound | null> {
    const { number, counter } = asked;
    const language = LANGUAGES.find((one) => one === asked.language);
    if (!language || !this.voice?.languages.has(language)) return null;
    const utterance = { language, number, counter };
    if (!this.ports.keys.verify(PURPOSE, pathOf(utterance), signature)) return null;
    return this.render(utterance);
  }

  /** Renders in the background what will be asked for soon. */
  prepare(utterance: Utterance): void {
    if (this.voice?.languages.has(utterance.language)) void this.render(utterance);
  }

  private render(utterance: Utterance): Promise<Sound | null> {
    const path = pathOf(utterance);
    const known = this.kept.get(path);
    if (known) {
      this.kept.delete(path);
      this.kept.set(path, known);
      return Promise.resolve(known);
    }
    const already = this.underWay.get(path);
    if (already) return already;
    if (this.underWay.size >= WAITING) {
      this.ports.log({ level: "warn", what: "announcement not rendered", why: "too many wait" });
      return Promise.resolve(null);
    }
    const rendered = this.last
      .then(() => this.say(path, utterance))
      .finally(() => this.underWay.delete(path));
    this.last = rendered;
    this.underWay.set(path, rendered);
    return rendered;
  }

  private async say(path: string, { language, number, counter }: Utterance): Promise<Sound | null> {
    const { voice, log } = this.ports;
    const sound = voice ? await speak(voice, language, callSentence(language, number, counter)) : "no voice";
    if (typeof sound === "string") {
      log({ level: "warn", what: "announcement not rendered", voice: voice?.name, language, why: sound });
      return null;
    }
    this.kept.set(path, sound);
    this.bytes += sound.length;
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= KEPT_BYTES) break;
      this.kept.delete(oldest);
      this.bytes -= length;
    }
    return sound;
  }
}

function pathOf({ language, number, counter }: Utterance): string {
  return `${language}/${number}/${counter}`;
}
