import type { Fleet } from "../../engine/fleet/fleet.ts";

/** Between the pass and the device's first word, real time. */
const LEASE_MS = 5_000;

/** Gives each device to one lab at a time: not while it is online, nor while another lab is on its way to be it. */
export class Leases {
  private readonly given = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly fleet: Fleet) {
    fleet.listen(({ id }, { what }) => {
      if (what === "appeared") this.end(id);
    });
  }

  /** Whether the asker may be this device now; the next one may ask again in a moment. */
  take(device: string): boolean {
    if (this.given.has(device) || this.fleet.online(device)) return false;
    const timer = setTimeout(() => this.end(device), LEASE_MS);
    timer.unref();
    this.given.set(device, timer);
    return true;
  }

  private end(device: string): void {
    clearTimeout(this.given.get(device));
    this.given.delete(device);
  }
}
