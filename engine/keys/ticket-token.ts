import { seriesOf } from "../outage/series.ts";
import { type Keys, sameSignature, signWith } from "./keys.ts";

const TICKET = /^([a-z0-9-]{1,32})-(\d{8})-[A-Z](\d{3,5})$/;

/** The unguessable name of a ticket on its QR code: `{ticket id}.{signature}`. The same each time it is asked for. */
export function ticketToken(keys: Keys, ticket: string): string {
  return `${ticket}.${signature(keys, ticket)}`;
}

/** The ticket and its location that a token names, or null for a forged one. */
export function readTicketToken(keys: Keys, token: string): { ticket: string; location: string } | null {
  const found = /^(.+)\.([\w-]{16})$/.exec(token);
  const [, ticket = "", given = ""] = found ?? [];
  const location = TICKET.exec(ticket)?.[1];
  if (location === undefined) return null;
  return sameSignature(signature(keys, ticket), given) ? { ticket, location } : null;
}

/**
 * What signs the tickets of one series on one business day (`YYYY-MM-DD`), and no others: a device that draws without the house
 * prints tokens that the house knows again.
 */
export function seriesKey(keys: Keys, location: string, day: string, series: number): string {
  return keys.sign("series", `${location}/${day.replaceAll("-", "")}/${series}`);
}

/** The token of a ticket of that series. */
export function seriesToken(key: string, ticket: string): string {
  return `${ticket}.${signWith(key, "ticket", ticket)}`;
}

function signature(keys: Keys, ticket: string): string {
  const [, location = "", day = "", n = ""] = TICKET.exec(ticket) ?? [];
  const series = seriesOf(Number(n));
  if (series === null) return keys.sign("ticket", ticket);
  return signWith(seriesKey(keys, location, day, series), "ticket", ticket);
}
