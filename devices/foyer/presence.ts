import type { Engine } from "../../engine/engine.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { parseRev } from "../contract/rev.ts";

/** Devices speak every 60 s; one that was silent for three times as long has crashed without its broker noticing. */
const SILENCE_MS = 180_000;

/** Tells the engine's fleet what devices say of themselves. */
export class Presence {
  private readonly silence = new Map<string, ReturnType<typeof setTimeout>>();
  /** Taken for gone only because nothing was heard: their next word proves otherwise. */
  private readonly silent = new Set<string>();

  constructor(
    private readonly engine: Engine,
    private readonly silence_ms = SILENCE_MS,
    /** Devices that the house drives itself: what it says in their name is not yet a word of theirs. */
    private readonly drives: (device: string) => boolean = () => false,
  ) {}

  /**
   * Whether a message is of a device that this location has, and whose secret staff did not take away (a broker of
   * somebody else's may still let it in); others are logged and go no further.
   */
  knows({ device, location, path }: DeviceMessage): boolean {
    const { fleet, log } = this.engine;
    const known = fleet.get(device)?.location === location;
    if (known && !fleet.barred(device)) return true;
    log({ level: "warn", what: known ? "revoked device" : "unknown device", device, location, path });
    return false;
  }

  hear(message: DeviceMessage): void {
    const { fleet, clock } = this.engine;
    const { device } = message;
    const now = clock.now();
    this.expectMore(device);
    if (!this.drives(device) || isThere(message)) fleet.seen(device, now);
    if (this.silent.delete(device) && message.payload !== "offline")
      fleet.hear(device, { what: "appeared" }, now);
    switch (message.path) {
      case "state/availability":
        return fleet.hear(device, { what: message.payload === "online" ? "appeared" : "vanished" }, now);
      case "state/info": {
        const { model, firmware } = message.payload;
        return fleet.hear(device, { what: "made", make: { model, firmware } }, now);
      }
      case "state/health": {
        const { paper, cover, cutter, errors, clock_offset_ms, uptime_s, rssi_dbm } = message.payload;
        const health = { paper, cover, cutter, errors, clock_offset_ms, uptime_s, rssi_dbm };
        return fleet.hear(device, { what: "health", health }, now);
      }
      case "state/reported": {
        const reported = parseRev(message.payload.rev);
        if (reported) fleet.hear(device, { what: "reported", reported }, now);
      }
    }
  }

  /** A device that does not speak the contract gave a sign of life; null: it need not give another. */
  alive(device: string, silence_ms: number | null): void {
    const { fleet, clock } = this.engine;
    if (silence_ms !== null) this.expectMore(device, silence_ms);
    this.silent.delete(device);
    fleet.seen(device, clock.now());
    if (!fleet.online(device)) fleet.hear(device, { what: "appeared" }, clock.now());
  }

  /** The bus is gone: nobody can say which devices behind it are there. Their retained word comes again with it. */
  lost(drives: (device: string) => boolean): void {
    this.silent.clear();
    for (const { id } of this.engine.towns) {
      for (const { id: device } of this.engine.fleet.at(id)) if (!drives(device)) this.vanish(device);
    }
  }

  /** The device is there no more, whatever its last word was. */
  vanish(device: string): void {
    this.silent.delete(device);
    if (this.engine.fleet.online(device))
      this.engine.fleet.hear(device, { what: "vanished" }, this.engine.clock.now());
  }

  close(): void {
    for (const timer of this.silence.values()) clearTimeout(timer);
  }

  private expectMore(device: string, silence_ms = this.silence_ms): void {
    clearTimeout(this.silence.get(device));
    const timer = setTimeout(() => this.expire(device), silence_ms);
    timer.unref();
    this.silence.set(device, timer);
  }

  private expire(device: string): void {
    if (!this.engine.fleet.online(device)) return;
    this.vanish(device);
    this.silent.add(device);
  }
}

/** A driver says so only of a printer that answers, and again every minute. */
function isThere({ path, payload }: DeviceMessage): boolean {
  return path === "state/availability" && payload === "online";
}
