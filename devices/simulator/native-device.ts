import type { Log } from "../../engine/log.ts";
import { type DeviceLink, joinBus } from "../agent/device-link.ts";
import type { Kind } from "../contract/atoms.ts";
import type { Address, EngineMessage } from "../contract/contract.ts";

export interface NativeOptions {
  /** The broker, `mqtt://host:port`. */
  url: string;
  secret: string;
  /** What to trust, PEM, where the broker's certificate is of an authority of one's own. */
  ca?: string;
  now: () => number;
  log: Log;
  /** A minute unless said. */
  health_every_ms?: number;
}

/** The house takes a device for gone that says nothing for three times as long (DEVICES, section 1). */
const HEALTH_EVERY_MS = 60_000;

/** What can be wrong with any of them. */
export interface NativeFaults {
  /** Its plug is pulled: nothing is said any more, not even good-bye. */
  offline: boolean;
  /** How far its clock is off, seconds. */
  clock_off_s: number;
}

/** A simulated device that speaks the native contract. */
export abstract class NativeDevice implements AsyncDisposable {
  abstract readonly faults: NativeFaults;
  protected abstract readonly kind: Kind;
  protected abstract readonly capabilities: string[];
  protected abstract readonly branches: readonly ("set" | "cmd" | "ack")[];
  protected link: DeviceLink | null = null;
  private started: number;
  private beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly address: Address,
    private readonly options: NativeOptions,
  ) {
    this.started = options.now();
  }

  start(): this {
    this.applyFaults();
    this.beat = setInterval(() => this.health(), this.options.health_every_ms ?? HEALTH_EVERY_MS);
    return this;
  }
  /** To be called after faults were changed. */
  applyFaults(): void {
    if (this.faults.offline) void this.leave();
    else this.link ??= this.join();
    this.health();
  }
  /** Switched off and on again. */
  restart(): void {
    void this.leave();
    this.started = this.options.now();
    this.forget();
    this.applyFaults();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.beat);
    await this.leave();
  }

  protected abstract heard(message: EngineMessage): void;
  /** It is on the bus, anew or again, and listens. */
  protected joined(): void {}
  /** What is gone with its power. */
  protected abstract forget(): void;

  private join(): DeviceLink {
    const { url, secret, ca, log } = this.options;
    const link = joinBus({
      url,
      address: this.address,
      secret,
      ca,
      log,
      branches: this.branches,
      heard: (message) => this.heard(message),
      joined: () => this.joined(),
    });
    link.say("state/info", {
      schema: 1,
      kind: this.kind,
      model: `simulated ${this.kind}`,
      firmware: "wartemarke-simulator 1",
      boot: crypto.randomUUID(),
      capabilities: this.capabilities,
    });
    return link;
  }

  /** By a clock that only counts, whatever the other one says. */
  protected get uptime_s(): number {
    return Math.max(0, Math.floor((this.options.now() - this.started) / 1_000));
  }

  protected health(): void {
    const { uptime_s } = this;
    const off = this.faults.clock_off_s * 1_000;
    this.link?.say("state/health", {
      at: this.options.now() + off,
      uptime_s,
      clock_offset_ms: off,
      errors: [],
    });
  }

  private async leave(): Promise<void> {
    const { link } = this;
    this.link = null;
    await link?.close();
  }
}
