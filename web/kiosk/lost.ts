import { ticketToken } from "../../engine/keys/ticket-token.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { addressAt, type Place } from "./place.ts";

/** A quarter of an hour is what people can say of when they came, ms. */
export const SPAN_MS = 15 * 60_000;
/** Nobody looks at the clock when drawing a number: so much earlier or later is right too, ms. */
const GRACE_MS = 5 * 60_000;
/** Tries for one number at one kiosk: a slip of memory or two, no walk through the day. */
const PER_NUMBER = { burst: 3, every_ms: 600_000 };
/** Tries at one kiosk: whoever comes after a guesser waits for seconds, not for minutes. */
const PER_KIOSK = { burst: 12, every_ms: 10_000 };

/** What somebody without their slip remembers. `from`: when the quarter of an hour began, UTC ms. */
interface Remembered {
  service: string;
  number: string;
  from: number;
}

/** Why no ticket is shown. */
export type NotFound = { wait_s: number } | "none" | "malformed";

/**
 * Finds lost tickets: by the number, the matter and about when it was drawn, which together only its holder knows.
 * See engine/decisions/009-lost-slips.md.
 */
export function createLostOffice(house: House) {
  const numbers = createThrottle(PER_NUMBER);
  const kiosks = createThrottle(PER_KIOSK);

  /** The address of the ticket's screen, or why there is none. */
  return async (place: Place, body: unknown): Promise<Response | NotFound> => {
    const asked = readForm(body);
    if (!asked) return "malformed";
    const kiosk = `${place.town.id}/${place.kiosk.id}`;
    const now = house.engine.clock.now();
    const pace = kiosks.take(kiosk, now);
    if (!pace.ok) return { wait_s: pace.retry_after_s };
    // Said in the same words as a wrong guess, so that a guesser does not learn which numbers are worth waiting for.
    if (!numbers.take(`${kiosk} ${asked.number}`, now).ok) return "none";
    const ticket = await house.engine.read(place.town.id, (state) => find(state, asked)?.id ?? null);
    if (!ticket) return "none";
    numbers.forgive(`${kiosk} ${asked.number}`);
    return see(addressAt(place, `/found/${ticketToken(house.engine.keys, ticket)}`));
  };
}

function readForm(body: unknown): Remembered | null {
  const { service, number, from } = formOf(body);
  if (!service || !number || !/^[A-Z]\d{3,5}$/.test(number) || !from || !/^\d{1,15}$/.test(from)) return null;
  return { service, number, from: Number(from) };
}

function find({ tickets }: LocationState, asked: Remembered): Ticket | undefined {
  const { from } = asked;
  return [...tickets.values()].find(
    (ticket) =>
      ticket.number === asked.number &&
      cameFor(ticket, asked.service) &&
      ticket.drawn_at >= from - GRACE_MS &&
      ticket.drawn_at < from + SPAN_MS + GRACE_MS,
  );
}

/** A ticket that was sent on to another matter keeps its number, and its holder the memory of the first. */
function cameFor({ service, served, back_to }: Ticket, asked: string): boolean {
  return service === asked || back_to?.service === asked || served.some((one) => one.service === asked);
}
