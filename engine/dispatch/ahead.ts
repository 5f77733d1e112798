import type { Ticket } from "../location/ticket.ts";
import type { CounterRule } from "../town/town.ts";
import { reaches } from "./passing.ts";

/** Tickets that the same counters may call. */
interface Group {
  like: Ticket;
  /** Counters that could serve it, else those that could if somebody sat there. */
  able: CounterRule[];
  /** Groups that one of those counters may call from as well, itself included, and how many of each go first. */
  rivals: { group: Group; before: number }[];
  /** When each so far is expected to be called, in the expected order; null: nobody can say. */
  calls: (number | null)[];
}

/**
 * How many are expected to be called before each ticket by counters that could serve it; by id. `order` is the expected
 * order, `staffed` the counters where somebody sits, `call_ms` when a ticket's call is expected: somebody who came
 * earlier may be called later, while another counter is free for me. Helping out is left out: nobody can count on it.
 */
export function ahead(
  order: readonly Ticket[],
  staffed: readonly CounterRule[],
  all: readonly CounterRule[],
  call_ms: (ticket: Ticket) => number | null,
): Map<string, number> {
  const groups = new Map<string, Group>();
  const result = new Map<string, number>();
  for (const ticket of order) {
    const group = groupOf(ticket, groups, staffed, all);
    const call = call_ms(ticket);
    let before = 0;
    for (const rival of group.rivals) {
      const { calls } = rival.group;
      while (
        rival.before < calls.length &&
        goesFirst(calls[rival.before] ?? null, call, rival.group === group)
      )
        rival.before += 1;
      before += rival.before;
    }
    result.set(ticket.id, before);
    group.calls.push(call);
  }
  return result;
}

/** Whether somebody earlier in the order is called first; in one group always, and where nobody can say. */
function goesFirst(theirs: number | null, mine: number | null, own: boolean): boolean {
  return own || theirs === null || mine === null || theirs <= mine;
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
  const group: Group = { like: ticket, able, rivals: [], calls: [] };
  group.rivals.push({ group, before: 0 });
  for (const other of groups.values()) {
    if (able.some((counter) => mayCall(counter, other.like))) group.rivals.push({ group: other, before: 0 });
    if (other.able.some((counter) => mayCall(counter, ticket))) other.rivals.push({ group, before: 0 });
  }
  groups.set(name, group);
  return group;
}

const mayCall = ({ id, services }: CounterRule, ticket: Ticket) => reaches(id, services, ticket);
