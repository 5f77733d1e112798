import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Row, Store } from "../store/port.ts";
import type { Device, Fleet } from "./fleet.ts";

/** News waits this long for more: two thousand devices that come back at once are one write. */
const GATHER_MS = 2_000;
/** A device that is there is noted again after this long, so that a crash costs no more. */
const AGAIN_MS = 300_000;

/** Keeps when each device was last heard and what it said it was, over a restart of the program. */
export class Sightings {
  private readonly fresh = new Set<string>();
  private callOffWrite: (() => void) | null = null;
  private callOffRound: () => void = () => {};
  private stopListening: () => void = () => {};

  constructor(private readonly ports: { store: Store; fleet: Fleet; clock: Clock; log: Log }) {}

  /** Tells the fleet what was known, and takes note from then on. */
  async start(): Promise<void> {
    const { store, fleet } = this.ports;
    for (const { id, seen_at, model, firmware } of await store.list("sighting")) {
      fleet.recall(id, seen_at, model || firmware ? { model, firmware } : null);
    }
    this.stopListening = fleet.listen(({ id }, { what }) => {
      if (what === "appeared" || what === "vanished" || what === "made") this.note(id);
    });
    this.goRound();
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    this.stopListening();
    this.callOffRound();
    for (const { id } of this.present()) this.fresh.add(id);
    await this.write();
  }

  private note(id: string): void {
    this.fresh.add(id);
    this.callOffWrite ??= this.ports.clock.after(GATHER_MS, () => void this.write());
  }

  private goRound(): void {
    this.callOffRound = this.ports.clock.after(AGAIN_MS, () => {
      for (const { id } of this.present()) this.note(id);
      this.goRound();
    });
  }

  private present(): Device[] {
    const { fleet } = this.ports;
    return [...fleet.all()].filter(({ id }) => fleet.online(id));
  }

  private async write(): Promise<void> {
    this.callOffWrite?.();
    this.callOffWrite = null;
    const { store, fleet, log } = this.ports;
    const rows = [...this.fresh].flatMap((id): Row[] => {
      const device = fleet.get(id);
      if (!device?.seen_at) return [];
      const { model, firmware } = device.make ?? { model: "", firmware: "" };
      return [{ table: "sighting", row: { id, seen_at: device.seen_at, model, firmware } }];
    });
    this.fresh.clear();
    if (rows.length === 0) return;
    await store.put(rows).catch((error) => log({ level: "error", what: "sightings not kept", error }));
  }
}
