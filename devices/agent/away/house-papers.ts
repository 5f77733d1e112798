import { pressCommand } from "../../../engine/outage/press.ts";
import type { Result } from "../../contract/command.ts";
import type { PrintCommand } from "../../printer/print-jobs.ts";
import { type Drawn, type LedgerFile, pressOf } from "./ledger.ts";

/** So many of the house's papers are remembered, and so many draws compared: what a kiosk waits for is seconds old. */
const REMEMBERED = 64;

/** A paper of the house's for somebody who pressed here. */
interface Paper {
  press: string;
  number: string;
  /** Of the ticket's page. */
  token: string;
}

/** One press is one paper: what the house has printed here is not drawn here as well, and the other way round. */
export class HousePapers {
  /** By print command. */
  private readonly papers = new Map<string, Paper>();

  constructor(private readonly ledger: Pick<LedgerFile, "latest">) {}

  /** Whether what the house wants printed is to come out: not where the same press has its number already. */
  wanted({ id, args }: PrintCommand): boolean {
    if (!("ticket" in args) || args.press === undefined) return true;
    const { press, ticket } = args;
    if (this.ledger.latest(REMEMBERED).some((draw) => commandOf(draw) === press)) return false;
    this.papers.set(id, { press, number: ticket.number, token: ticket.url.split("/").at(-1) ?? "" });
    const oldest = this.papers.keys().next().value;
    if (this.papers.size > REMEMBERED && oldest !== undefined) this.papers.delete(oldest);
    return true;
  }

  /** How a print command fared: where no paper came out, the press has none. */
  fared({ id, status }: Result): void {
    if (status === "failed" || status === "expired") this.papers.delete(id);
  }

  /** What the house has printed here for a press; undefined where it has not. */
  of(channel: Drawn["channel"], origin: string, press: string): Paper | undefined {
    const command = pressCommand(channel, origin, press);
    return [...this.papers.values()].find((paper) => paper.press === command);
  }
}

function commandOf(draw: Drawn): string {
  return pressCommand(draw.channel, draw.origin, pressOf(draw));
}
