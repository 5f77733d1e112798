import type { Ledger, StrandedWhy } from "../../outage/ledger.ts";
import { seriesOf, takeApart } from "../../outage/series.ts";
import { Refused } from "../../refusal.ts";
import { businessDay } from "../../town/day.ts";
import type { AwayDraw } from "../command.ts";
import { ticketId } from "../number.ts";
import type { Plan } from "../plan.ts";
import { rankOf } from "../rank.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import { ghostOf, layGhost, pressOf, wasServed } from "./ghost.ts";
import type { Handler } from "./handler.ts";

/**
 * So many of one device's draws wait for staff to see them; then it is told no more is taken over, and keeps what it has. A tenth of what
 * the desk holds: a device gone mad shall neither fill the journal nor hide what others have to say.
 */
export const MOST_STRANDED_OF_ONE = 100;

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
  const known = ledger?.read ?? 0;
  if (ledger && draws.some((draw) => isAnother(draw, ledger)))
    return void plan.refuse(new Refused("ledger-went-back", "This ledger has forgotten what it handed over"));
  const fresh = draws.filter(({ seq }) => seq > known).sort((a, b) => a.seq - b.seq);
  const ranks = new Set([...state.tickets.values()].map(({ rank }) => rank));
  const taken = new Set<string>();
  let room = MOST_STRANDED_OF_ONE - strandedOf(state, device);
  let last = Math.min(now, Math.max(away_since, ledger?.read_at ?? 0));
  let read: AwayDraw | null = null;
  for (const draw of fresh) {
    if (draw.seq === read?.seq) continue;
    const drawn_at = drawnAt(draw, { last, away_since, now });
    const ticket = ticketId(state, draw.number);
    const found = barred ? undefined : ghostOf(state, draw);
    const ghost = found && !taken.has(found.id) ? found : undefined;
    const why = barred ? "device-barred" : whyNot(plan, draw, { ledger, last: drawn_at, taken, ghost });
    if (why && room-- <= 0) break;
    if (why) strand(plan, draw, { id, device, drawn_at, why, ghost });
    else join(plan, draw, { ticket, drawn_at, ghost }, ranks);
    [read, last] = [draw, drawn_at];
    taken.add(ticket);
    if (ghost && !why) taken.add(ghost.id);
  }
  if (read) {
    const { seq, press } = read;
    const data = { ledger: id, device, read: seq, read_at: last, ...(press && { read_press: press }) };
    plan.record({ type: "ledger.read", data });
  } else if (fresh.length > 0)
    plan.refuse(new Refused("too-many-stranded", "Too many numbers of this device are in no line already"));
};

/** Whether the house took over another draw under this one's place: the file was put back, and numbers of it are out twice. */
function isAnother({ seq, press }: AwayDraw, { read, read_press }: Ledger): boolean {
  return seq === read && press !== undefined && read_press !== undefined && press !== read_press;
}

/** How many draws of a device became no ticket and wait for staff to see them. */
export function strandedOf({ stranded }: LocationState, device: string): number {
  return [...stranded.values()].filter((one) => one.device === device).length;
}

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
  {
    ledger,
    last,
    taken,
    ghost,
  }: { ledger: Ledger | undefined; last: number; taken: ReadonlySet<string>; ghost: Ticket | undefined },
): StrandedWhy | null {
  if ((day ?? businessDay(state.town, last)) !== state.day) return "another-day";
  const parts = takeApart(number);
  const lent = ledger?.series ?? null;
  if (!parts || lent === null || seriesOf(parts.n) !== lent) return "foreign-number";
  const { services, queues } = state.town;
  if (!services.some((one) => one.id === service) || !queues.some((one) => one.id === parts.queue))
    return "unknown-service";
  const ticket = ticketId(state, number);
  if (state.tickets.has(ticket) || taken.has(ticket)) return "number-taken";
  return ghost && wasServed(ghost) ? "served-already" : null;
}

function strand(
  plan: Plan,
  { seq, number, service }: AwayDraw,
  on: { id: string; device: string; drawn_at: number; why: StrandedWhy; ghost: Ticket | undefined },
): void {
  const { id, device, drawn_at, why, ghost } = on;
  const as = why === "served-already" && ghost ? { as: ghost.number } : {};
  const data = { draw: `${id}:${seq}`, number, service, device, drawn_at, why, ...as };
  plan.record({ type: "draw.stranded", data });
}

/** In line where it was drawn; a ghost's place is the place of its press. */
function join(
  plan: Plan,
  draw: AwayDraw,
  at: { ticket: string; drawn_at: number; ghost: Ticket | undefined },
  ranks: Set<number>,
): void {
  const { number, service, medium, language, channel, origin } = draw;
  const press = pressOf(draw);
  const { ticket, ghost } = at;
  const drawn_at = ghost ? Math.min(at.drawn_at, ghost.drawn_at) : at.drawn_at;
  const rank = rankOf(ghost?.rank ?? drawn_at, ranks);
  ranks.add(rank);
  if (ghost) layGhost(plan, ghost);
  const who = { ticket, number, queue: number.slice(0, 1), service, medium, language, channel, origin };
  const same = { ...(press && { press }), ...(ghost && { instead_of: ghost.id }) };
  const data = { ...who, rank, due_at: null, promised: null, drawn_at, ...same };
  plan.record({ type: "ticket.drawn", data });
}
