import type { Engine } from "../../engine/engine.ts";
import type { AwayDraw } from "../../engine/location/command.ts";
import { isRefused } from "../../engine/refusal.ts";
import type { Bus } from "../broker/bus.ts";
import type { AwayAnswer, AwayDraws, LedgerSaid } from "../contract/away.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { spokenLanguage } from "./spoken-language.ts";

/** Takes over what devices drew that could not ask the house. */
export class Away {
  /** Since when somebody was away whose draws are not all here yet, UTC ms. */
  private readonly since = new Map<string, number>();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
  ) {}

  /** To be told of every message before the fleet is: the first word after an absence says when that began. */
  notice({ device, path }: DeviceMessage): void {
    const { fleet } = this.engine;
    const known = fleet.get(device);
    // One that lost its line for a moment is still there for us, and says anew what it is; one may also draw while only we were away.
    const back = !fleet.online(device) || path === "state/info" || path === "state/ledger";
    if (known && back && !this.since.has(device)) this.since.set(device, known.seen_at);
  }

  /** A device says how much of its ledger is still to come. */
  reckon(device: string, { unsent }: LedgerSaid): void {
    if (unsent === 0) this.since.delete(device);
  }

  /** What somebody drew meanwhile; confirmed when it is durable. */
  async adopt(location: string, device: string, { id, ledger, draws }: AwayDraws): Promise<void> {
    const { engine } = this;
    const { fleet, clock } = engine;
    const barred = fleet.barred(device);
    const away_since = this.since.get(device) ?? fleet.get(device)?.seen_at ?? 0;
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
    const known = await engine.read(location, ({ ledgers }) => {
      const { read = 0, read_press } = ledgers.get(ledger) ?? {};
      return { read, ...(read_press && { read_press }) };
    });
    const said: AwayAnswer = { id, ledger, status: "done", ...(known ?? { read: 0 }) };
    const refused = isRefused(answer) && {
      status: "refused" as const,
      code: answer.code,
      sentence: answer.sentence,
    };
    const overflowing = isRefused(answer) && answer.code === "too-many-stranded";
    if (overflowing && !fleet.get(device)?.overflowing)
      engine.log({ level: "error", what: "a device hands over more numbers than staff can look at", device });
    fleet.overflow(device, overflowing, clock.now());
    if (barred) engine.log({ level: "warn", what: "draws of a barred device", device, draws: draws.length });
    await this.bus.publish({ location, device }, "ack/away-draws", { ...said, ...refused });
  }
}
