import type { Speech } from "../../engine/announcement/speech.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Device } from "../../engine/fleet/fleet.ts";
import type { Change } from "../../engine/hub.ts";
import { counterCalls } from "../../machines/counter.ts";
import type { Broker } from "../broker/broker.ts";
import type { Bus } from "../broker/bus.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { topicOf } from "../contract/topic.ts";
import type { SignPace } from "../sign/sign-link.ts";
import { SignRoom } from "../sign/sign-room.ts";
import { Announcing, isCall } from "./announcing.ts";
import { Away } from "./away.ts";
import { forgetLeft, forgetSaid, takeBack, takeBackLeft } from "./kept-topics.ts";
import { Kits } from "./kits.ts";
import { Presence } from "./presence.ts";
import { Printing } from "./printing.ts";
import { Requests } from "./requests.ts";
import { Signs } from "./signs.ts";
import { TrialAnnouncements } from "./trial-announcements.ts";
import { TrialRoom } from "./trials.ts";
import { Turns } from "./turns.ts";

export interface DevicesPorts {
  engine: Engine;
  bus: Bus;
  /** Calls as sound, for announcers. */
  speech: Speech;
  /** Devices that the house drives itself and no broker can take away; none unless said. */
  drives?: (device: string) => boolean;
  /** The embedded broker, which sees who leaves and can cut a device off; null with another's. */
  broker: Pick<Broker, "disconnect" | "onGone"> | null;
  /** Where phones reach the program, without a slash at the end: goes into QR codes. */
  publicUrl: string;
  silence_ms?: number;
  /** How patient the house is with signs of other makers; their own unless said. */
  signPace?: Partial<SignPace>;
}

/** After a crash a full house has thousands of locations to load, 3 ms each: the doors wait for so many of them, not for all. */
const LOADED_FIRST = 200;
/** So many at once, so that a location which somebody asks for meanwhile waits for a few others only. */
const LOADED_AT_ONCE = 16;

/** The device room at work: the engine's changes go to the bus, what devices say goes to the engine. */
export class Devices {
  private readonly engine: Engine;
  private readonly signs: Signs;
  private readonly signRoom: SignRoom;
  private readonly printing: Printing;
  private readonly requests: Requests;
  private readonly away: Away;
  private readonly kits: Kits;
  private readonly presence: Presence;
  private readonly trials: TrialRoom;
  private readonly announcing: Announcing;
  private readonly drives: (device: string) => boolean;
  private readonly paper = new Turns();
  private readonly stop: (() => void)[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private closed = false;

  constructor(private readonly ports: DevicesPorts) {
    const { engine, bus, speech, publicUrl, silence_ms, signPace, drives = () => false } = ports;
    this.drives = drives;
    this.engine = engine;
    this.printing = new Printing(engine, { bus, drives }, publicUrl);
    this.requests = new Requests(engine, bus, publicUrl);
    this.away = new Away(engine, bus);
    this.kits = new Kits(engine, bus, publicUrl);
    this.presence = new Presence(engine, silence_ms, drives);
    this.signRoom = new SignRoom(engine, bus, this.presence, signPace);
    this.signs = new Signs(engine, this.signRoom);
    this.announcing = new Announcing(engine, { bus, speech, publicUrl });
    const way = { announcing: this.announcing, speech, publicUrl };
    this.trials = new TrialRoom(engine, bus, this.signs, new TrialAnnouncements(engine, way), publicUrl);
  }

  /** Publishes all retained state, takes up print jobs that were left queued, and listens from then on. */
  async start(): Promise<void> {
    const { engine, ports, presence } = this;
    this.stop.push(
      ports.bus.onMessage((message) => this.run(message.location, this.hear(message))),
      ports.bus.onConnection((connected) => {
        if (connected) {
          this.run("those that may not come", forgetLeft(engine, ports.bus));
          return engine.fleet.bus.back();
        }
        engine.fleet.bus.lost(engine.clock.now());
        presence.lost((device) => this.stays(device));
      }),
      engine.hub.listen((change) => this.follow(change)),
      engine.credentials.listen((id) => {
        const device = engine.fleet.get(id);
        if (device) this.run(device.location, this.cutOff(device));
      }),
      engine.trials.listen((device, trial) => this.run(device.location, this.trials.run(device, trial))),
      engine.fleet.listen((device, { what }) => what === "reported" && this.trials.reported(device)),
      engine.announced.listen((again) => this.run(again.location, this.announcing.sayAgain(again))),
      engine.fleet.listen((device, { what }) => {
        if (what === "appeared") this.run(device.location, this.appeared(device));
      }),
    );
    engine.fleet.bus.start(ports.bus.connected, engine.clock.now());
    await takeBackLeft(engine, ports.bus);
    await forgetLeft(engine, ports.bus);
    ports.broker?.onGone((device) => this.drives(device) || presence.vanish(device));
    const behind: string[] = [];
    for await (const [location, glance] of engine.glances()) {
      await this.signs.darken(location);
      if (!glance) behind.push(location);
      else {
        if ([...glance.counters.values()].some(({ state }) => counterCalls(state)))
          this.run(location, this.announcing.expect(location));
        await this.signs.show(glance);
      }
    }
    await this.takeUp(behind.splice(0, LOADED_FIRST));
    if (behind.length > 0) this.run("those not loaded yet", this.takeUp(behind));
  }

  /** Loads locations, brings their signs up to date and takes up their print jobs. */
  private async takeUp(locations: readonly string[]): Promise<void> {
    const left = locations.values();
    const next = async () => {
      for (const location of left) {
        if (this.closed) return;
        this.run(location, this.announcing.expect(location));
        await this.signs.refresh(location);
        await this.onPaper(location, () => this.printing.takeUp(location));
      }
    };
    await Promise.all(Array.from({ length: LOADED_AT_ONCE }, next));
  }

  /** Stops listening; resolves when what was under way is through. */
  async close(): Promise<void> {
    this.closed = true;
    for (const stop of this.stop) stop();
    this.signs.close();
    this.trials.close();
    this.announcing.close();
    this.signRoom.close();
    this.presence.close();
    this.kits.close();
    await Promise.all(this.underWay);
  }

  /** Most changes mean nothing to devices, so each is asked before anything is begun. */
  private follow(change: Change): void {
    const { location, effects, events } = change;
    if (events.some(isCall)) this.run(location, this.announcing.follow(change));
    if (this.kits.concerns(change)) this.run(location, this.kits.follow(location));
    if (effects.has("sign")) this.run(location, this.signs.refresh(location));
    if (events.some(({ type }) => type === "print.queued"))
      this.run(
        location,
        this.onPaper(location, () => this.printing.sendQueued(location)),
      );
  }

  private async appeared({ id, location, kind }: Device): Promise<void> {
    if (kind === "announcer") return this.announcing.appeared(location, id);
    if (kind === "printer") return this.onPaper(location, () => this.printing.sendQueued(location, id));
  }

  private async hear(message: DeviceMessage): Promise<void> {
    const { location, device } = message;
    if (!this.presence.knows(message)) {
      // Whoever holds its paper is not to blame: the desk is told, and no ticket is made of it.
      const { fleet } = this.engine;
      const { path } = message;
      // Until another's broker has heard that it is barred, it goes on, and what it says would be kept.
      if (fleet.barred(device) && path.startsWith("state/") && !this.drives(device))
        await this.ports.bus.empty(topicOf(message, path));
      const lost = path === "evt/away-draws" && fleet.get(device)?.location === location;
      return lost && fleet.barred(device) ? this.away.adopt(location, device, message.payload) : undefined;
    }
    this.away.notice(message);
    this.presence.hear(message);
    if (message.path === "state/availability" && message.payload === "online") return this.kits.came(message);
    if (message.path === "state/ledger") {
      this.away.reckon(device, message.payload);
      return this.kits.equip(message, message.payload.ledger);
    }
    if (message.path === "evt/away-draws") return this.away.adopt(location, device, message.payload);
    if (message.path === "state/health") return this.requests.runs(device, message.payload.uptime_s);
    if (message.path === "evt/ticket-request") return this.requests.hear(location, device, message.payload);
    if (message.path === "res/announce") return this.announcing.hear(device, message.payload);
    if (message.path === "res/print" && !this.trials.hear(device, message.payload))
      return this.printing.hear(location, device, message.payload);
  }

  /** One sending at a time, or a job could be read as queued twice. */
  private onPaper(location: string, work: () => Promise<void>): Promise<void> {
    return this.paper.take(location, work);
  }

  /**
   * A device whose secret is no longer right leaves at once; the lab and the device itself have to ask anew. What was told one that is
   * barred is taken back, and told it again when it may come again.
   */
  private async cutOff(device: Device): Promise<void> {
    const { id, location, kind, driver } = device;
    const { engine, ports, signs } = this;
    const { broker, bus } = ports;
    if (broker) broker.disconnect(id);
    else engine.log({ level: "warn", what: "secret changed: tell the external broker as well", device: id });
    this.kits.forget({ location, device: id });
    await forgetSaid(bus, device);
    if (!engine.fleet.barred(id)) return signs.refresh(location);
    signs.forget(id);
    if (!driver) await takeBack(bus, { id, location, kind });
  }

  /** Whether a device is there or not whatever the broker does. */
  private stays(device: string): boolean {
    return this.drives(device) || this.signRoom.reaches(device) || this.engine.pages.watches(device);
  }

  /** Nothing waits for a device's message, so a bug in handling it is logged here. */
  private run(location: string, work: Promise<void>): void {
    const guarded = work
      .catch((error) => this.engine.log({ level: "error", what: "device room failed", location, error }))
      .finally(() => this.underWay.delete(guarded));
    this.underWay.add(guarded);
  }
}
