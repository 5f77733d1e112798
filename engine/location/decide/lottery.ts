import { requestTable, takesPart } from "../../../machines/request.ts";
import type { Taken } from "../../appointments/appointment.ts";
import { CELL_MS } from "../../appointments/cells.ts";
import { demandOf } from "../../appointments/demand.ts";
import { freeTimes, shareFor } from "../../appointments/free.ts";
import { lotOrder } from "../../lottery/order.ts";
import { type LotteryRequest, lotteryKey } from "../../lottery/request.ts";
import { isInWeek } from "../../lottery/window.ts";
import { partOf } from "../../lottery/wish.ts";
import { isRefused } from "../../refusal.ts";
import { businessDay } from "../../town/day.ts";
import type { Plan } from "../plan.ts";

interface Seat {
  department: string;
  taken: Taken;
}

/**
 * Draws: in the order that follows from the seed, each gets the first of their wishes that is still free as an ordinary
 * appointment, and everybody gets an answer. What staff booked meanwhile is theirs. Without a seed is a bug and throws.
 */
export function drawLots(plan: Plan, key: string, seed: string | undefined): void {
  if (!seed) throw new Error(`the draw ${key} has no seed`);
  const { state, now } = plan;
  const open = [...state.requests.values()].filter(
    (one) => lotteryKey(one) === key && requestTable.next(one.state, "withdrawn"),
  );
  const taking = new Map(open.filter((one) => takesPart(one.state)).map((one) => [one.id, one]));
  const order = lotOrder(seed, [...taking.keys()]);
  const [pool = "", week = ""] = key.split("/");
  plan.record({ type: "lottery.drawn", data: { pool, week, seed, order } });
  for (const { id } of open) if (!taking.has(id)) plan.request("request.lapsed", { request: id });
  const calendar = state.book.calendarOn(state.town, state.day);
  const given: Taken[] = [];
  // Before each beginning of what the order leads to: how many events it has led to already.
  let count = 1 + open.length - taking.size;
  try {
    for (const [index, id] of order.entries()) {
      const place = index + 1;
      const request = taking.get(id)!;
      const seat = seatFor(plan, request);
      if (!seat) {
        plan.request("request.passed-over", { request: id, place });
        count += 1;
        continue;
      }
      const { department, taken } = seat;
      calendar.take(taken);
      given.push(taken);
      plan.request("request.drawn", { request: id, place });
      plan.record({
        type: "appointment.held",
        data: {
          appointment: id,
          number: `T${state.seq + count + 2}`,
          department,
          matters: request.matters,
          share: taken.share,
          start_at: taken.from_at,
          end_at: taken.until_at,
          channel: "online",
          language: request.language,
          hold_until: now,
        },
      });
      plan.record({ type: "appointment.confirmed", data: { appointment: id } });
      count += 3;
    }
  } finally {
    // The state is only read: what was given is taken when the events are folded.
    for (const taken of given) calendar.giveBack(taken);
  }
}

/** The first time that is free of what is wished for: the dearest wish first, in each the earliest. */
function seatFor({ state, now }: Plan, { matters, week, wishes, flexible }: LotteryRequest): Seat | null {
  const { town, book, day } = state;
  const demand = demandOf(town, matters, "online");
  if (isRefused(demand)) return null;
  const calendar = book.calendarOn(town, day);
  const free = freeTimes(town, calendar, demand, now)
    .map((at) => ({ at, date: businessDay(town, at) }))
    .filter(({ date }) => isInWeek(date, week));
  const wished = wishes.flatMap((wish) =>
    free.filter(({ at, date }) => date === wish.date && partOf(town.zone, date, at) === wish.part),
  );
  const found = wished[0] ?? (flexible ? free[0] : undefined);
  const share = found && shareFor(town, calendar, demand, found.at, now);
  if (!found || !share) return null;
  const until_at = found.at + demand.cells * CELL_MS;
  return { department: demand.department.id, taken: { share, from_at: found.at, until_at, frees_at: null } };
}
