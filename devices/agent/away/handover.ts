import type { Clock } from "../../../engine/clock.ts";
import type { Log } from "../../../engine/log.ts";
import type { AwayAnswer, AwayDraw } from "../../contract/away.ts";
import type { Say } from "../../printer/tended.ts";
import { type Drawn, type LedgerFile, pressOf } from "./ledger.ts";
import { numberOf } from "./paper.ts";
import { since, type UnsetClock } from "./unset-clock.ts";

const AT_ONCE = 50;
/** An answer that takes longer is lost; ms. */
const PATIENCE_MS = 10_000;

/** Hands over what was drawn, oldest first, one message at a time, until the house has confirmed all of it. */
export class Handover {
  private asked: { id: string; callOff: () => void } | null = null;

  constructor(
    private readonly ports: {
      ledger: LedgerFile;
      unset: UnsetClock;
      clock: Clock;
      log: Log;
      say: Say;
      connected: () => boolean;
    },
  ) {}

  /** The connection is there anew, and what was on the way is not. */
  joined(): void {
    this.asked?.callOff();
    this.asked = null;
    this.go();
  }

  /** Something may be waiting. */
  go(): void {
    const { ledger, say, clock, connected } = this.ports;
    const [first, ...more] = this.asked || !connected() ? [] : ledger.next(AT_ONCE);
    if (!first) return;
    const id = crypto.randomUUID();
    const draws = [first, ...more].map((draw) => this.told(draw));
    const again = () => {
      this.asked = null;
      this.go();
    };
    this.asked = { id, callOff: clock.after(PATIENCE_MS, again) };
    say("evt/away-draws", { id, ledger: first.ledger, draws });
  }

  /** The house's answer; `day` is its business day. One that it refused is said again after a while. */
  hear({ id, ledger: of, status, read, code }: AwayAnswer, day: string): void {
    const { ledger, log } = this.ports;
    if (status === "refused") return log({ level: "warn", what: "draws not taken over yet", code });
    ledger.handed(of, read, day);
    this.tell();
    if (this.asked?.id !== id) return;
    this.asked.callOff();
    this.asked = null;
    this.go();
  }

  /** The house knows this ledger up to `read`; where it had confirmed more it is told that again. */
  again(read: number): void {
    const { ledger } = this.ports;
    const before = ledger.unsent;
    ledger.takenBack(ledger.id, read);
    if (ledger.unsent === before) return;
    this.tell();
    this.go();
  }

  /** Says that this device draws by itself, and what the house does not know yet. */
  tell(): void {
    const { ledger, say } = this.ports;
    say("state/ledger", { ledger: ledger.id, unsent: ledger.unsent });
  }

  close(): void {
    this.asked?.callOff();
    this.asked = null;
  }

  private told(draw: Drawn): AwayDraw {
    const { seq, day, sure, service, language, channel, origin, after_ms } = draw;
    const ago_ms = since(this.ports.unset, { boot: draw.boot, ms: draw.at_ms });
    return {
      seq,
      number: numberOf(draw),
      day: sure === 1 ? day : null,
      service,
      language,
      channel,
      origin,
      press: pressOf(draw),
      ago_ms: ago_ms === null ? null : Math.round(ago_ms),
      after_ms: after_ms === null ? null : Math.round(after_ms),
    };
  }
}
