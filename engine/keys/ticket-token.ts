import type { Keys } from "./keys.ts";

/** The unguessable name of a ticket on its QR code: `{ticket id}.{signature}`. The same each time it is asked for. */
export function ticketToken(keys: Keys, ticket: string): string {
  return `${ticket}.${keys.sign("ticket", ticket)}`;
}

/** The ticket and its location that a token names, or null for a forged one. */
export function readTicketToken(keys: Keys, token: string): { ticket: string; location: string } | null {
  const found = /^(([a-z0-9-]{1,32})-\d{8}-[A-Z]\d{3,5})\.([\w-]{16})$/.exec(token);
  if (!found) return null;
  const [, ticket = "", location = "", signature = ""] = found;
  return keys.verify("ticket", ticket, signature) ? { ticket, location } : null;
}
