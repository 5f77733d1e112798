import { ticketId } from "../location/number.ts";
import type { LocationState } from "../location/state.ts";
import { seriesOf, takeApart } from "./series.ts";

/**
 * The number of a ticket that a device may have drawn today and not handed over yet; null for any other. Only to be asked about a
 * ticket whose token proves that it was drawn.
 */
export function awaitedNumber(state: LocationState, ticket: string): string | null {
  const number = ticket.split("-").at(-1) ?? "";
  const parts = takeApart(number);
  if (!parts || ticketId(state, number) !== ticket || state.tickets.has(ticket)) return null;
  const series = seriesOf(parts.n);
  const lent = [...state.ledgers.values()].some((one) => one.series === series && one.until >= state.day);
  const stranded = [...state.stranded.values()].some((one) => one.number === number);
  return series !== null && lent && !stranded ? number : null;
}
