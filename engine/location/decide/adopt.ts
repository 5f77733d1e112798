import type { Ledger, StrandedWhy } from "../../outage/ledger.ts";
import { seriesOf, takeApart } from "../../outage/series.ts";
import { businessDay } from "../../town/day.ts";
import type { AwayDraw } from "../command.ts";
import { ticketId } from "../number.ts";
import type { Plan } from "../plan.ts";
import { rankOf } from "../rank.ts";
import type { Handler } from "./handler.ts";

/**
 * Draws made without the house become tickets with the numbers they have, in line where they were drawn. Calls made meanwhile
 * are no overtakings, because the line counts from when somebody joins it. What becomes no ticket is stranded, and the desk sees it.
 */
export const adoptDraws: Handler<"adopt-draws"> = (
  plan,
  { ledger: id, device, away_since, barred, draws },
) => {
  const { state, now } = plan;
  const ledger = state.ledgers.get(id);
  const fresh = draws.filter(({ seq }) => seq > (ledger?.read ?? 0)).sort((a, b) => a.seq - b.seq);
  const ranks = new Set([...state.tickets.values()].map(({ rank }) => rank));
  const taken = new Set<string>();
  let last = Math.min(now, Math.max(away_since, ledger?.read_at ?? 0));
  let read = ledger?.read ?? 0;
  for (const draw of fresh) {
    if (draw.seq <= read) continue;
    read = draw.seq;
    last = drawnAt(draw, { last, away_since, now });
    const ticket = ticketId(state, draw.number);
    const why = barred ? "device-barred" : whyNot(plan, draw, { ledger, last, taken });
    if (why) strand(plan, draw, { id, device, drawn_at: last, why });
    else join(plan, draw, { ticket, drawn_at: last, rank: rankOf(last, ranks) }, ranks);
    taken.add(ticket);
  }
  if (fresh.length > 0)
    plan.record({ type: "ledger.read", data: { ledger: id, device, read, read_at: last } });
};

/**
 * When, by the clock that no one sets: so long ago, or so long after the house was last heard; where the device knows neither,
 * right after the draw before. Within the outage in any case, and in the order of the ledger.
 */
function drawnAt(
  { ago_ms, after_ms }: AwayDraw,
  { last, away_since, now }: { last: number; away_since: number; now: number },
): number {
  const said = ago_ms !== null ? now - ago_ms : after_ms !== null ? away_since + after_ms : last;
  return Math.round(Math.min(now, Math.max(last, said)));
}

function whyNot(
  { state }: Plan,
  { number, day, service }: AwayDraw,
  { ledger, last, taken }: { ledger: Ledger | undefined; last: number; taken: ReadonlySet<string> },
): StrandedWhy | null {
  if ((day ?? businessDay(state.town, last)) !== state.day) return "another-day";
  const parts = takeApart(number);
  const lent = ledger?.series ?? null;
  if (!parts || lent === null || seriesOf(parts.n) !== lent) return "foreign-number";
  const { services, queues } = state.town;
  if (!services.some((one) => one.id === service) || !queues.some((one) => one.id === parts.queue))
    return "unknown-service";
  const ticket = ticketId(state, number);
  return state.tickets.has(ticket) || taken.has(ticket) ? "number-taken" : null;
}

function strand(
  plan: Plan,
  { seq, number, service }: AwayDraw,
  { id, device, drawn_at, why }: { id: string; device: string; drawn_at: number; why: StrandedWhy },
): void {
  const data = { draw: `${id}:${seq}`, number, service, device, drawn_at, why };
  plan.record({ type: "draw.stranded", data });
}

function join(
  plan: Plan,
  { number, service, medium, language, channel, origin }: AwayDraw,
  { ticket, drawn_at, rank }: { ticket: string; drawn_at: number; rank: number },
  ranks: Set<number>,
): void {
  ranks.add(rank);
  const queue = number.slice(0, 1);
  const who = { ticket, number, queue, service, medium, language, channel, origin };
  plan.record({ type: "ticket.drawn", data: { ...who, rank, due_at: null, promised: null, drawn_at } });
}
