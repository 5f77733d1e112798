import type { Engine } from "../../engine/engine.ts";
import type { Change } from "../../engine/hub.ts";
import type { AwayDraw } from "../../engine/location/command.ts";
import type { JournalEvent } from "../../engine/location/event.ts";
import { kitFor } from "../../engine/outage/kit.ts";
import { isRefused } from "../../engine/refusal.ts";
import type { Bus } from "../broker/bus.ts";
import type { AwayAnswer, AwayDraws, LedgerSaid } from "../contract/away.ts";
import type { Address, DeviceMessage } from "../contract/contract.ts";
import { MAX_PAYLOAD } from "../contract/read.ts";
import { writeMessage } from "../contract/write.ts";
import { spokenLanguage } from "./spoken-language.ts";

/** What changes a kit, whatever it is about. */
const TELLS: readonly JournalEvent["type"][] = [
  "day.turned",
  "town.configured",
  "hours.changed",
  "hours.restored",
  "ledger.read",
];

/** Equips devices that draw while they cannot ask the house, and takes over what they drew. */
export class Away {
  /** By location: who draws by itself, and into which ledger. */
  private readonly ledgers = new Map<string, Map<string, string>>();
  /** Since when somebody was away whose draws are not all here yet, UTC ms. */
  private readonly since = new Map<string, number>();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly publicUrl: string,
  ) {}

  /** To be told of every message before the fleet is: the first word after an absence says when that began. */
  notice({ device, path }: DeviceMessage): void {
    const { fleet } = this.engine;
    const known = fleet.get(device);
    // One that lost its line for a moment is still there for us, and says anew what it is; one may also draw while only we were away.
    const back = !fleet.online(device) || path === "state/info" || path === "state/ledger";
    if (known && back && !this.since.has(device)) this.since.set(device, known.seen_at);
  }

  /** A device draws by itself: it is lent numbers, and told all else it needs. */
  async equip(location: string, device: string, { ledger, unsent }: LedgerSaid): Promise<void> {
    const here = this.ledgers.get(location) ?? new Map<string, string>();
    this.ledgers.set(location, here.set(device, ledger));
    if (unsent === 0) this.since.delete(device);
    await this.lend({ location, device, ledger });
  }

  /** What somebody drew meanwhile; confirmed when it is durable. */
  async adopt(location: string, device: string, { id, ledger, draws }: AwayDraws): Promise<void> {
    const { engine } = this;
    const barred = engine.fleet.barred(device);
    const away_since = this.since.get(device) ?? engine.fleet.get(device)?.seen_at ?? 0;
    const answer = await engine.ask(location, {
      id: `away:${crypto.randomUUID()}`,
      actor: `device:${device}`,
      intent: {
        type: "adopt-draws",
        ledger,
        device,
        away_since,
        barred,
        draws: draws.map((draw): AwayDraw => {
          return { ...draw, medium: "paper", language: spokenLanguage(draw.language) };
        }),
      },
    });
    const read = await engine.read(location, ({ ledgers }) => ledgers.get(ledger)?.read ?? 0);
    const said: AwayAnswer = { id, ledger, status: "done", read: read ?? 0 };
    const refused = isRefused(answer) && {
      status: "refused" as const,
      code: answer.code,
      sentence: answer.sentence,
    };
    if (barred) engine.log({ level: "warn", what: "draws of a barred device", device, draws: draws.length });
    await this.bus.publish({ location, device }, "ack/away-draws", { ...said, ...refused });
  }

  /** What devices were told is no longer so: another day, another document, other hours, fewer tickets left. */
  async follow({ location, events }: Change): Promise<void> {
    const here = this.ledgers.get(location);
    if (!here || !events.some((event) => this.matters(location, event))) return;
    for (const [device, ledger] of here) await this.lend({ location, device, ledger });
  }

  private matters(location: string, { type, data }: JournalEvent): boolean {
    if (type !== "ticket.drawn") return TELLS.includes(type);
    const service = this.engine.town(location)?.services.find(({ id }) => id === data.service);
    return service?.daily_contingent !== undefined;
  }

  private async lend({ location, device, ledger }: Address & { ledger: string }): Promise<void> {
    const { engine } = this;
    const lent = await engine.ask(location, {
      id: `lend:${crypto.randomUUID()}`,
      actor: `device:${device}`,
      intent: { type: "lend-series", ledger, device },
    });
    if (isRefused(lent)) {
      const { code, sentence } = lent;
      return engine.log({ level: "warn", what: "no numbers lent", device, code, why: sentence });
    }
    const kit = await engine.read(location, (state, now) =>
      kitFor(state, ledger, { keys: engine.keys, now, publicUrl: this.publicUrl }),
    );
    if (!kit) return;
    const { payload } = writeMessage({ location, device }, "set/kit", kit);
    if (payload.byteLength > MAX_PAYLOAD)
      return engine.log({ level: "error", what: "kit too large", device, bytes: payload.byteLength });
    await this.bus.publish({ location, device }, "set/kit", kit);
  }
}
