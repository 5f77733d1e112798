import type { Log } from "../../../engine/log.ts";
import { type DeviceLink, joinBus } from "../../agent/device-link.ts";
import type { Address } from "../../contract/contract.ts";
import type { Display } from "../../contract/set.ts";
import { faceText } from "../../sign/face.ts";
import { Face, type SignFaults, type SimulatedSign } from "./face.ts";

/** A sign that speaks the native contract, like the ESPHome samples in `devices/esphome/`. */
export class NativeSign implements SimulatedSign {
  readonly face: Face;
  readonly faults: SignFaults = { offline: false, ignores: false, clock_off_s: 0 };
  private link: DeviceLink | null = null;
  private started: number;

  constructor(
    private readonly address: Address,
    private readonly options: {
      url: string;
      secret: string;
      now: () => number;
      log: Log;
      seen?: (face: string) => void;
    },
  ) {
    this.face = new Face(options.seen);
    this.started = options.now();
  }

  start(): this {
    this.applyFaults();
    return this;
  }
  applyFaults(): void {
    if (this.faults.offline) void this.leave();
    else this.link ??= this.join();
    this.health();
  }
  restart(): void {
    void this.leave();
    this.started = this.options.now();
    this.face.show("");
    this.applyFaults();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }

  private join(): DeviceLink {
    const { url, secret, log } = this.options;
    const link = joinBus({
      url,
      address: this.address,
      secret,
      log,
      branches: ["set"],
      heard: (message) => {
        if (message.path === "set/display") this.take(message.payload);
      },
    });
    link.say("state/info", {
      schema: 1,
      kind: "sign",
      model: "simulated sign",
      firmware: "wartemarke-simulator 1",
      boot: crypto.randomUUID(),
      capabilities: ["text", "color", "blink"],
    });
    return link;
  }

  private take(display: Display): void {
    if (this.faults.ignores) return;
    this.face.show(faceText(display));
    this.link?.say("state/reported", { rev: display.rev });
  }

  private health(): void {
    const { now } = this.options;
    const off = this.faults.clock_off_s * 1_000;
    const uptime_s = Math.max(0, Math.floor((now() - this.started) / 1_000));
    this.link?.say("state/health", { at: now() + off, uptime_s, clock_offset_ms: off, errors: [] });
  }

  private async leave(): Promise<void> {
    const { link } = this;
    this.link = null;
    await link?.close();
  }
}
