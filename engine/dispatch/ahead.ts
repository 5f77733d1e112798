import type { Ticket } from "../location/ticket.ts";
import type { CounterRule } from "../town/town.ts";
import { reaches } from "./passing.ts";

/** Tickets that the same counters may call. */
interface Group {
  like: Ticket;
  /** Counters that could serve it, else those that could if somebody sat there. */
  able: CounterRule[];
  /** Groups that one of those counters may call from as well, itself included. */
  rivals: Group[];
  seen: number;
}

/**
 * How many are expected to be called before each ticket by counters that could serve it; by id. `order` is the expected
 * order, `staffed` the counters where somebody sits. Helping out is left out: nobody can count on it.
 */
export function ahead(
  order: readonly Ticket[],
  staffed: readonly CounterRule[],
  all: readonly CounterRule[],
): Map<string, number> {
  const groups = new Map<string, Group>();
  const result = new Map<string, number>();
  for (const ticket of order) {
    const group = groupOf(ticket, groups, staffed, all);
    result.set(
      ticket.id,
      group.rivals.reduce((sum, rival) => sum + rival.seen, 0),
    );
    group.seen += 1;
  }
  return result;
}

function groupOf(
  ticket: Ticket,
  groups: Map<string, Group>,
  staffed: readonly CounterRule[],
  all: readonly CounterRule[],
): Group {
  const name = ticket.only_counter === null ? `any ${ticket.service}` : `only ${ticket.only_counter}`;
  const known = groups.get(name);
  if (known) return known;
  const here = staffed.filter((counter) => mayCall(counter, ticket));
  const able = here.length > 0 ? here : all.filter((counter) => mayCall(counter, ticket));
  const group: Group = { like: ticket, able, rivals: [], seen: 0 };
  group.rivals.push(group);
  for (const other of groups.values()) {
    if (able.some((counter) => mayCall(counter, other.like))) group.rivals.push(other);
    if (other.able.some((counter) => mayCall(counter, ticket))) other.rivals.push(group);
  }
  groups.set(name, group);
  return group;
}

const mayCall = ({ id, services }: CounterRule, ticket: Ticket) => reaches(id, services, ticket);
