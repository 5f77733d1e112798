import type { Engine } from "../../engine/engine.ts";
import type { Health } from "../../engine/fleet/fleet.ts";
import { parseRev } from "../contract/rev.ts";
import type { Display } from "../contract/set.ts";
import type { Presence } from "../foyer/presence.ts";
import type { SignAbout } from "./mqtt-driver.ts";

/** A sign that the house tells what to show, in whatever words. */
export interface SignOutlet {
  /** The newest display is what counts; resolves once it was handed on, not when it is shown. */
  show(display: Display): Promise<void>;
  /** Staff barred the sign, or let it in again. */
  reconsider(): void;
  close(): void;
}

/** How patient the house is with signs; a test is in a hurry. */
export interface SignPace {
  /** Pause before the first attempt to connect again over TCP; each one waits twice as long, up to `retry_most_ms`. */
  readonly retry_ms: number;
  readonly retry_most_ms: number;
  /** How long connecting or an answer over TCP may take. */
  readonly answer_ms: number;
  /** Some firmware says that it is there before it listens: told again after this long. */
  readonly settle_ms: number;
  /** How long a sign may be silent that has to speak; null: as long as its driver says. */
  readonly silence_ms: number | null;
}

export const SIGN_PACE: SignPace = {
  retry_ms: 1_000,
  retry_most_ms: 30_000,
  answer_ms: 3_000,
  settle_ms: 1_000,
  silence_ms: null,
};

/** What an outlet tells the engine's fleet about its sign. */
export class SignLink {
  constructor(
    private readonly engine: Engine,
    private readonly presence: Presence,
    readonly device: string,
  ) {}

  get online(): boolean {
    return this.engine.fleet.online(this.device);
  }
  /** Staff took its secret away: it is neither told nor heard. */
  get barred(): boolean {
    return this.engine.fleet.barred(this.device);
  }
  /** UTC ms. */
  now(): number {
    return this.engine.clock.now();
  }
  /** It gave a sign of life; with `silence_ms` it has gone when it gives no other within. */
  alive(silence_ms: number | null): void {
    this.presence.alive(this.device, silence_ms);
  }
  vanished(): void {
    this.presence.vanish(this.device);
  }
  /** It shows what this revision said, as far as it can tell. */
  shows(rev: string): void {
    const reported = parseRev(rev);
    if (reported) this.engine.fleet.hear(this.device, { what: "reported", reported }, this.now());
  }
  /** What is wrong with it, null when nothing; said once while it lasts. */
  trouble(code: string | null): void {
    const before = this.health();
    if ((before.errors?.[0] ?? null) === code) return;
    const health = { ...before, errors: code === null ? [] : [code] };
    this.engine.fleet.hear(this.device, { what: "health", health }, this.now());
    if (code !== null) this.engine.log({ level: "warn", what: "sign trouble", device: this.device, code });
  }
  connection(connected: boolean, why: string): void {
    const [level, what] = connected
      ? (["info", "sign connected"] as const)
      : (["warn", "sign gone"] as const);
    this.engine.log({ level, what, device: this.device, why: why || undefined });
  }
  /** What it is and how it is; told on only when that is new. */
  is(model: string, { firmware, ...more }: SignAbout = {}): void {
    const { fleet } = this.engine;
    const made = fleet.get(this.device)?.make;
    const make = { model, firmware: firmware ?? made?.firmware ?? "" };
    if (made?.model !== make.model || made.firmware !== make.firmware)
      fleet.hear(this.device, { what: "made", make }, this.now());
    fleet.note(this.device, more);
  }
  private health(): Health {
    return this.engine.fleet.get(this.device)?.health ?? {};
  }
  failed(error: unknown): void {
    this.engine.log({ level: "error", what: "sign not told", device: this.device, error });
  }
}
