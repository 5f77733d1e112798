import type { Engine } from "../../engine/engine.ts";
import type { Change } from "../../engine/hub.ts";
import type { Bus } from "../broker/bus.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { hearPresence } from "./presence.ts";
import { Printing } from "./printing.ts";
import { Requests } from "./requests.ts";
import { Signs } from "./signs.ts";
import { Turns } from "./turns.ts";

/** The device room at work: the engine's changes go to the bus, what devices say goes to the engine. */
export class Devices {
  private readonly signs: Signs;
  private readonly printing: Printing;
  private readonly requests: Requests;
  private readonly stop: (() => void)[] = [];
  private readonly turns = new Turns();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    publicUrl: string,
  ) {
    this.signs = new Signs(engine, bus);
    this.printing = new Printing(engine, bus, publicUrl);
    this.requests = new Requests(engine, bus, publicUrl);
  }

  /** Publishes all retained state, takes up print jobs that were left queued, and listens from then on. */
  async start(): Promise<void> {
    this.stop.push(this.bus.onMessage((message) => this.guard(message.location, this.hear(message))));
    this.stop.push(this.engine.hub.listen((change) => this.guard(change.location, this.follow(change))));
    for (const { id } of this.engine.towns) {
      await this.signs.refresh(id);
      await this.printing.sendQueued(id);
    }
  }

  close(): void {
    for (const stop of this.stop) stop();
    this.signs.close();
  }

  private async follow({ location, effects, events }: Change): Promise<void> {
    const queued = events.some((event) => event.type === "print.queued");
    await Promise.all([
      effects.has("sign") && this.turns.take(`signs ${location}`, () => this.signs.refresh(location)),
      queued && this.turns.take(`paper ${location}`, () => this.printing.sendQueued(location)),
    ]);
  }

  private async hear(message: DeviceMessage): Promise<void> {
    const { location, device } = message;
    switch (message.path) {
      case "evt/ticket-request":
        return this.requests.hear(location, device, message.payload);
      case "res/print":
        return this.printing.hear(location, device, message.payload);
      default:
        hearPresence(this.engine, message);
    }
  }

  /** Nothing waits for a device's message, so a bug in handling it is logged here. */
  private guard(location: string, work: Promise<void>): void {
    work.catch((error) => this.engine.log({ level: "error", what: "device room failed", location, error }));
  }
}
