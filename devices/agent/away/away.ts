import { TypeCompiler } from "@sinclair/typebox/compiler";
import type { Clock } from "../../../engine/clock.ts";
import type { Log } from "../../../engine/log.ts";
import { type AwayAnswer, Kit } from "../../contract/away.ts";
import type { Say } from "../../printer/tended.ts";
import { isRefused, type Refused } from "../../refused.ts";
import { Contact } from "./contact.ts";
import { AwayCounter, type PaperPort } from "./counter.ts";
import { Handover } from "./handover.ts";
import { HousePapers } from "./house-papers.ts";
import { houseTime, type KitHeld, stampAt } from "./house-time.ts";
import { KioskDoor } from "./kiosk-door.ts";
import { LedgerFile, pressOf } from "./ledger.ts";
import { PageKeeper } from "./pages.ts";
import { type PressDoor, servePresses } from "./presses.ts";
import { since, stampOf, type UnsetClock, unsetClock } from "./unset-clock.ts";

const KIT = "kit";
/** So long what was handed over is kept, days: a page may still be open that asked for it. */
const KEPT_DAYS = 3;

const isKit = TypeCompiler.Compile(Kit);

export interface AwayOptions {
  ledger_file: string;
  device: string;
  house: URL;
  /** Where button boxes ask; null: nowhere. */
  presses: { port: number; secret: string } | null;
  paper: PaperPort;
  say: Say;
  connected: () => boolean;
  clock: Clock;
  log: Log;
  /** The machine's own unless said. */
  unset?: UnsetClock;
}

/** All that an agent has in order to go on without the house. */
export class Away {
  readonly pages: PageKeeper;
  readonly contact: Contact;
  readonly counter: AwayCounter;
  readonly kiosk: KioskDoor;
  readonly handover: Handover;
  readonly papers: HousePapers;
  private held: KitHeld | null;
  private presses: PressDoor | null = null;
  private readonly unset: UnsetClock;

  private constructor(
    private readonly options: AwayOptions,
    private readonly ledger: LedgerFile,
  ) {
    const { house, paper, say, connected, clock, log, unset = unsetClock(clock) } = options;
    this.unset = unset;
    this.held = heldIn(ledger);
    const held = () => this.held;
    this.contact = new Contact(ledger, unset, log);
    this.pages = new PageKeeper({ ledger, house, log });
    this.handover = new Handover({ ledger, unset, clock, log, say, connected });
    this.counter = new AwayCounter({
      ...{ ledger, unset, clock, log, paper, held },
      contact: this.contact,
      drew: () => this.goOn(),
    });
    this.papers = new HousePapers(ledger);
    const { pages: keeper, counter, papers } = this;
    this.kiosk = new KioskDoor({ keeper, ledger, counter, papers, held });
  }

  static open(options: AwayOptions): Away | Refused<"bad-ledger" | "port-taken"> {
    const ledger = LedgerFile.open(options.ledger_file, options.device);
    if (isRefused(ledger)) return ledger;
    const away = new Away(options, ledger);
    const { counter, papers } = away;
    const office = { counter, papers, now: options.clock.now };
    const presses = options.presses && servePresses(options.presses, office);
    if (presses && isRefused(presses)) {
      ledger.close();
      return presses;
    }
    away.presses = presses;
    if (presses) options.log({ level: "info", what: "button boxes may ask", port: presses.port });
    return away;
  }

  /** The house says what is needed without it. `kept`: only the broker does, and the house did once. */
  equip(kit: Kit, kept: boolean): void {
    const { ledger } = this;
    if (!kept) this.contact.heard();
    if (kit.ledger !== ledger.id) return;
    if (this.isBehind(kit)) return this.beginAnew();
    const { held } = this;
    if (kept && held && kit.at <= held.kit.at) return;
    // The house was put back from its backup, and does not know any more what it had confirmed.
    if (!kept) this.handover.again(kit.read);
    const named = ({ services, queues, languages, days }: Kit) =>
      JSON.stringify([services.map(({ id, name }) => [id, name]), queues, languages, days[0]?.day]);
    const changed = held === null || named(held.kit) !== named(kit);
    // A broker that was away is told once more what it was told before, as if the house said it now.
    const said_before = kit.at === held?.kit.at && since(this.unset, held.stamp) !== null;
    const old = kept || said_before;
    this.held = { kit, stamp: old ? stampAt(kit.at, held) : stampOf(this.unset) };
    ledger.keep(KIT, JSON.stringify(this.held));
    if (changed) this.options.log({ level: "info", what: "ready to draw without the house", ...kit.numbers });
    const today = Temporal.PlainDate.from(kit.days[0]?.day ?? "1970-01-01");
    ledger.forget(today.subtract({ days: KEPT_DAYS }).toString());
    if (changed) void this.pages.fetch();
  }

  /** The house's answer to what was handed over. */
  confirmed(answer: AwayAnswer): void {
    this.contact.heard();
    const { ledger } = this;
    if (answer.ledger === ledger.id && this.isBehind(answer)) return this.beginAnew();
    const { clock } = this.options;
    const time = this.held && houseTime(this.held, { unset: this.unset, clock, floor: 0 });
    // Later than it was is safe: it only says for how long an uncertain draw keeps others from its number.
    this.handover.hear(answer, time?.day ?? "9999-12-31");
  }

  /** The bus is there anew. */
  joined(): void {
    this.handover.joined();
    void this.pages.fetch();
  }

  async close(): Promise<void> {
    this.handover.close();
    await this.presses?.stop();
    await this.counter.settled();
    this.ledger.close();
  }

  /** Whether the house has read what does not stand here: further than this goes, or another draw in the same place. */
  private isBehind({ read, read_press }: Pick<Kit, "read" | "read_press">): boolean {
    const { ledger } = this;
    if (read > ledger.last) return true;
    const here = ledger.at(read);
    return read_press !== undefined && here?.ledger === ledger.id && pressOf(here) !== read_press;
  }

  /** A disk image was put back: numbers of this ledger may be out that nobody here knows of. */
  private beginAnew(): void {
    this.options.log({
      level: "warn",
      what: "the ledger is older than the house knows it: another is begun",
    });
    this.ledger.wentBack();
    this.held = null;
    this.handover.tell();
  }

  private goOn(): void {
    this.handover.tell();
    this.handover.go();
  }
}

function heldIn(ledger: LedgerFile): KitHeld | null {
  const text = ledger.value(KIT);
  if (text === null) return null;
  const held = JSON.parse(text) as KitHeld;
  return isKit.Check(held.kit) && held.kit.ledger === ledger.id ? held : null;
}
