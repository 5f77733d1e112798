import { seriesToken } from "../../../engine/keys/ticket-token.ts";
import { type Template, USUAL_LINES } from "../../../engine/slip/template.ts";
import type { SlipTicket } from "../../../engine/slip/ticket.ts";
import { wallTime } from "../../../engine/slip/ticket.ts";
import type { Kit } from "../../contract/away.ts";
import type { Drawn } from "./ledger.ts";

/** `A901` */
export function numberOf({ queue, n }: Pick<Drawn, "queue" | "n">): string {
  return `${queue}${String(n).padStart(3, "0")}`;
}

/** The ticket's token, which the house will know; null where the day is not certain, because the token names it. */
export function tokenOf(kit: Kit, draw: Drawn): string | null {
  const key = kit.days.find(({ day }) => day === draw.day)?.key;
  if (key === undefined || draw.sure === 0) return null;
  return seriesToken(key, `${kit.location}-${draw.day.replaceAll("-", "")}-${numberOf(draw)}`);
}

/** The words in `language`, as the house would choose them. */
export function sayIn(words: Readonly<Record<string, string>>, language: string): string {
  return words[language] ?? (language === "de-leicht" ? words.de : words.en) ?? words.de ?? "";
}

/** What stands on the paper. How many wait and for how long only the house knows. */
export function slipOf(kit: Kit, draw: Drawn): { ticket: SlipTicket; template: Template } {
  const { language, service } = draw;
  const found = kit.services.find(({ id }) => id === service);
  const waiting = kit.departments.find(({ id }) => id === found?.department)?.waiting;
  const token = tokenOf(kit, draw);
  const { footer, lines = USUAL_LINES, ...rest } = kit.slip ?? {};
  const unknown = ["ahead", "wait", ...(token === null ? ["code", "follow"] : [])];
  return {
    ticket: {
      number: numberOf(draw),
      queue: sayIn(kit.queues[draw.queue] ?? {}, language),
      service: sayIn(found?.name ?? {}, language),
      waiting: 0,
      range_min: null,
      issued_at: wallTime(draw.issued_at, kit.zone),
      url: `${kit.address}${token}`,
      language,
      location: kit.name,
      ...(waiting ? { way: sayIn(waiting, language) } : {}),
    },
    template: {
      ...rest,
      lines: lines.filter((line) => !unknown.includes(line)),
      ...(footer ? { footer: sayIn(footer, language) } : {}),
    },
  };
}
