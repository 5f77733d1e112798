import type { Ticket } from "../location/ticket.ts";
import type { LineKey, Stretch } from "./place.ts";
import { stoodAt } from "./stretch.ts";

/** A call that went past people who had come earlier and whom the counter could have served at that moment. */
export interface Passing {
  counter: string;
  /** What the counter served then, services it helped with included. */
  services: string[];
  /** Of whoever was called. */
  rank: number;
  /** An overtaking; a clerk's own choice, and a booked visitor where the town puts them first, are shown only. */
  counted: boolean;
}

/** Could a counter that serves these services call from this line? A reservation needs no service. */
export function reaches(
  counter: string,
  services: readonly string[],
  key: Pick<LineKey, "service" | "only_counter">,
): boolean {
  return key.only_counter === null ? services.includes(key.service) : key.only_counter === counter;
}

/** Where the ticket stood when the call with this `seq` went past it; undefined where it did not. */
export function passedAt(ticket: Ticket, passing: Passing, seq: number): Stretch | undefined {
  const stretch = stoodAt(ticket, seq);
  if (!stretch || stretch.rank >= passing.rank) return undefined;
  return reaches(passing.counter, passing.services, stretch) ? stretch : undefined;
}
