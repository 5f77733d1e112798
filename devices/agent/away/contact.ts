import type { Log } from "../../../engine/log.ts";
import type { LedgerFile } from "./ledger.ts";
import { type Stamp, since, stampOf, type UnsetClock } from "./unset-clock.ts";

/** So often it is written down, ms: after a power cut the house was heard that much later at most. */
const WRITTEN_EVERY_MS = 10_000;
const NAME = "contact";

/** When the house was last heard, also after a restart of the program. */
export class Contact {
  private last: Stamp;
  private written: Stamp;

  constructor(
    private readonly ledger: LedgerFile,
    private readonly unset: UnsetClock,
    private readonly log: Log,
  ) {
    const kept = ledger.value(NAME);
    this.last = kept === null ? { boot: "", ms: 0 } : (JSON.parse(kept) as Stamp);
    this.written = this.last;
  }

  get stamp(): Stamp {
    return this.last;
  }

  /** It was heard just now. */
  heard(): void {
    this.last = stampOf(this.unset);
    if ((since(this.unset, this.written) ?? WRITTEN_EVERY_MS) < WRITTEN_EVERY_MS) return;
    this.written = this.last;
    try {
      this.ledger.keep(NAME, JSON.stringify(this.last));
    } catch (error) {
      // A full disk must not end what needs none: the house's own pages and paper.
      this.log({ level: "error", what: "ledger not written", error });
    }
  }
}
