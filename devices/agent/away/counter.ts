import type { Clock } from "../../../engine/clock.ts";
import type { Log } from "../../../engine/log.ts";
import { type Refused, refuse } from "../../refused.ts";
import { type AwayHindrance, allowance } from "./allowance.ts";
import type { Contact } from "./contact.ts";
import { type HouseTime, houseTime, type KitHeld } from "./house-time.ts";
import { type Drawn, formOf, type LedgerFile, type PaperState } from "./ledger.ts";
import { since, stampOf, type UnsetClock } from "./unset-clock.ts";

export interface Wish {
  /** Names the wish at its origin, to the house too: said again, it gets the same number. */
  press: string;
  service: string;
  language: string;
  channel: Drawn["channel"];
  origin: string;
}

/** The agent's printer. */
export interface PaperPort {
  /** Whether it could print now. */
  ready(): boolean;
  print(kit: KitHeld["kit"], draw: Drawn): Promise<PaperState>;
}

/** Gives out numbers while the house cannot be asked. */
export class AwayCounter {
  /** Papers under way, by draw. */
  private readonly printing = new Map<number, Promise<PaperState>>();

  constructor(
    private readonly ports: {
      ledger: LedgerFile;
      unset: UnsetClock;
      clock: Clock;
      log: Log;
      contact: Contact;
      paper: PaperPort;
      held: () => KitHeld | null;
      drew: () => void;
    },
  ) {}

  /** The number drawn, written down for good, or why not. Its paper is on the way then. */
  draw(wish: Wish): Drawn | Refused<AwayHindrance> {
    const { ledger, unset, contact, log, paper, held, drew } = this.ports;
    const { press, ...wished } = wish;
    const form = formOf(wish.origin, press);
    const before = ledger.asked(form);
    if (before) return before;
    const kept = held();
    const may = this.may(wish.service);
    if (typeof may === "string" || !kept) {
      const why = typeof may === "string" ? may : "closed";
      return refuse(why, SENTENCES[why]);
    }
    const time = this.time(kept);
    const { boot, ms } = stampOf(unset);
    const draw = ledger.write({
      ...wished,
      ...may,
      form,
      sure: time.sure ? 1 : 0,
      boot,
      at_ms: ms,
      after_ms: since(unset, contact.stamp),
      issued_at: time.now,
    });
    this.printing.set(
      draw.seq,
      paper.print(kept.kit, draw).then((state) => {
        this.printing.delete(draw.seq);
        try {
          ledger.paper(draw.seq, state);
        } catch (error) {
          log({ level: "error", what: "ledger not written", error });
        }
        return state;
      }),
    );
    drew();
    return draw;
  }

  /** Whether the house has such a matter and draws numbers for it, as far as it ever told. */
  knows(service: string): boolean {
    const kept = this.ports.held();
    return !kept || kept.kit.services.some(({ id }) => id === service);
  }

  /** Waits for the paper of a draw as long as it is under way. */
  async paperOf(draw: Drawn): Promise<PaperState> {
    const under_way = this.printing.get(draw.seq);
    if (under_way) return under_way;
    const { paper } = this.ports.ledger.at(draw.seq) ?? draw;
    // The program ended before the printer had answered.
    return paper === "asked" ? "unknown" : paper;
  }

  /** Resolves when no paper is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.printing.values());
  }

  /** The next number for a matter, or why there is none. */
  may(service: string) {
    const { ledger, paper, held } = this.ports;
    const kept = held();
    if (!kept) return "closed";
    if (!paper.ready()) return "printer-not-ready";
    return allowance(ledger, kept.kit, this.time(kept), service);
  }

  private time(kept: KitHeld): HouseTime {
    const { unset, clock, ledger } = this.ports;
    return houseTime(kept, { unset, clock, floor: ledger.newest?.issued_at ?? 0 });
  }
}

const SENTENCES: Record<AwayHindrance, string> = {
  closed: "No numbers are drawn now",
  "contingent-used-up": "Today's numbers for this matter are used up",
  "numbers-used-up": "The numbers that can be drawn without the house are used up for today",
  "printer-not-ready": "The printer is not ready, and without paper nobody would know their number",
};
