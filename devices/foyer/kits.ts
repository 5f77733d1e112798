import type { Engine } from "../../engine/engine.ts";
import type { Change } from "../../engine/hub.ts";
import type { JournalEvent } from "../../engine/location/event.ts";
import { type Kit, kitFor } from "../../engine/outage/kit.ts";
import { isRefused } from "../../engine/refusal.ts";
import type { Bus } from "../broker/bus.ts";
import type { Address } from "../contract/contract.ts";
import { MAX_PAYLOAD } from "../contract/read.ts";
import { writeMessage } from "../contract/write.ts";
import { Turns } from "./turns.ts";

/** What changes a kit, whatever it is about. */
const TELLS: readonly JournalEvent["type"][] = [
  "day.turned",
  "town.configured",
  "hours.changed",
  "hours.restored",
  "ledger.read",
];
/** The devices of a location are told anew no more often, ms: each draw of a scarce matter changes what is left of it. */
const EVERY_MS = 2_000;

/** Keeps devices that draw while they cannot ask the house equipped for it: with numbers, hours, and their part of what is scarce. */
export class Kits {
  /** By location: who draws by itself, and into which ledger. */
  private readonly ledgers = new Map<string, Map<string, string>>();
  /** What each device was told last, apart from the time. */
  private readonly told = new Map<string, number | bigint>();
  /** By location: when all were told last, UTC ms, and what will tell them again. */
  private readonly pace = new Map<string, { at: number; callOff: (() => void) | null }>();
  private readonly turns = new Turns();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly publicUrl: string,
  ) {}

  /** A device draws by itself. Of one that is not there only an old broker still says so: it is told when it comes. */
  async equip({ location, device }: Address, ledger: string): Promise<void> {
    const here = this.ledgers.get(location) ?? new Map<string, string>();
    this.ledgers.set(location, here.set(device, ledger));
    if (this.engine.fleet.online(device)) await this.tellAll(location);
  }

  /** It has come, and may have forgotten all: it is told everything anew, and what time it is. */
  async came({ location, device }: Address): Promise<void> {
    this.told.delete(device);
    if (this.ledgers.get(location)?.has(device)) await this.tellAll(location);
  }

  /** What devices were told is no longer so: another day, another document, other hours, fewer tickets left. */
  concerns({ location, events }: Change): boolean {
    return this.ledgers.has(location) && events.some((event) => this.matters(location, event));
  }

  /** Tells them, soon after what concerns them. */
  async follow(location: string): Promise<void> {
    const { clock, log } = this.engine;
    const { at, callOff } = this.pace.get(location) ?? { at: Number.NEGATIVE_INFINITY, callOff: null };
    if (callOff) return;
    // Not longer where the clock was set back.
    const wait_ms = Math.min(EVERY_MS, at + EVERY_MS - clock.now());
    if (wait_ms <= 0) return this.tellInTime(location);
    const again = () =>
      void this.tellInTime(location).catch((error) =>
        log({ level: "error", what: "kits not told", location, error }),
      );
    this.pace.set(location, { at, callOff: clock.after(wait_ms, again) });
  }

  /** Its secret is another now, or was taken away. */
  forget({ location, device }: Address): void {
    this.ledgers.get(location)?.delete(device);
    this.told.delete(device);
  }

  close(): void {
    for (const { callOff } of this.pace.values()) callOff?.();
    this.pace.clear();
  }

  private tellInTime(location: string): Promise<void> {
    this.pace.set(location, { at: this.engine.clock.now(), callOff: null });
    return this.tellAll(location);
  }

  private matters(location: string, { type, data }: JournalEvent): boolean {
    if (type !== "ticket.drawn") return TELLS.includes(type);
    const service = this.engine.town(location)?.services.find(({ id }) => id === data.service);
    return service?.daily_contingent !== undefined;
  }

  /** One telling at a time: an older kit never goes out after a newer. */
  private tellAll(location: string): Promise<void> {
    return this.turns.take(location, () => this.tell(location));
  }

  private async tell(location: string): Promise<void> {
    const { engine, publicUrl } = this;
    const { fleet, keys } = engine;
    const ledgers = [...(this.ledgers.get(location) ?? [])].filter(([device]) => fleet.online(device));
    if (ledgers.length === 0) return;
    for (const [device, ledger] of ledgers) await this.lend({ location, device }, ledger);
    await engine.ask(location, {
      id: `allot:${crypto.randomUUID()}`,
      actor: "device:kits",
      intent: {
        type: "allot-contingents",
        here: ledgers.map(([, ledger]) => ledger),
        barred: fleet.at(location).flatMap(({ id }) => (fleet.barred(id) ? [id] : [])),
      },
    });
    const kits = await engine.read(location, (state, now) =>
      ledgers.map(([device, ledger]) => ({ device, kit: kitFor(state, ledger, { keys, now, publicUrl }) })),
    );
    for (const { device, kit } of kits ?? []) if (kit) await this.publish({ location, device }, kit);
  }

  private async lend({ location, device }: Address, ledger: string): Promise<void> {
    const lent = await this.engine.ask(location, {
      id: `lend:${crypto.randomUUID()}`,
      actor: `device:${device}`,
      intent: { type: "lend-series", ledger, device },
    });
    if (!isRefused(lent)) return;
    const { code, sentence } = lent;
    this.engine.log({ level: "warn", what: "no numbers lent", device, code, why: sentence });
  }

  /** Only what is news to the device; the time of day alone is none. */
  private async publish(to: Address, kit: Kit): Promise<void> {
    const { device } = to;
    const { fleet, log } = this.engine;
    const { at: _, ...lasting } = kit;
    const news = Bun.hash(JSON.stringify(lasting));
    // It may have been barred, or given another secret, since it was asked for.
    if (this.told.get(device) === news || fleet.barred(device) || !this.ledgers.get(to.location)?.has(device))
      return;
    const { payload } = writeMessage(to, "set/kit", kit);
    if (payload.byteLength > MAX_PAYLOAD)
      return log({ level: "error", what: "kit too large", device, bytes: payload.byteLength });
    this.told.set(device, news);
    const refused = await this.bus.publish(to, "set/kit", kit);
    if (refused) this.told.delete(device);
  }
}
