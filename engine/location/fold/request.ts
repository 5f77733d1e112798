import { requestTable } from "../../../machines/request.ts";
import { drawnPools } from "../../lottery/pools.ts";
import { type LotteryRequest, lotteryKey } from "../../lottery/request.ts";
import { windowOf } from "../../lottery/window.ts";
import { dateAfter } from "../../town/day.ts";
import { scheduleRequest } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Everything that happens to requests for times that are drawn, and the draws. */
export function foldRequest(state: LocationState, event: JournalEvent): void {
  switch (event.type) {
    case "request.made":
      return made(state, event);
    case "lottery.drawn":
      return drawn(state, event);
    case "day.turned":
      return turnDay(state, event.data.day);
    case "town.configured":
      return followRule(state);
    default:
      if ("request" in event.data) move(state, requestOf(state, event.data.request), event);
  }
}

function made(
  state: LocationState,
  { data, at, seq }: Extract<JournalEvent, { type: "request.made" }>,
): void {
  const { request: id, ...wish } = data;
  const row: LotteryRequest = {
    id,
    state: requestTable.initial,
    ...wish,
    made_at: at,
    place: null,
    ended_at: null,
    touched: seq,
  };
  keep(state, row);
  scheduleRequest(state, row);
}

function move(state: LocationState, row: LotteryRequest, { type, data, at, seq }: JournalEvent): void {
  const to = requestTable.next(row.state, type.slice(8));
  if (!to) throw new Error(`${row.id}: ${type} is not legal from ${row.state}`);
  const place = "place" in data ? data.place : row.place;
  const ended_at = requestTable.accepts(to).length === 0 ? at : null;
  keep(state, { ...row, state: to, place, ended_at, touched: seq });
  const key = lotteryKey(row);
  if (type === "request.withdrawn" && !isAwaited(state, key)) state.deadlines.delete(`lottery:${key}`);
  if (type !== "request.drawn") return;
  const lottery = state.lotteries.get(key);
  if (lottery) lottery.drawn += 1;
}

function drawn(state: LocationState, { data, at }: Extract<JournalEvent, { type: "lottery.drawn" }>): void {
  const { pool, week, seed, order } = data;
  const key = lotteryKey(data);
  state.deadlines.delete(`lottery:${key}`);
  state.lotteries.set(key, { pool, week, seed, drawn_at: at, requests: order.length, drawn: 0 });
}

/** Of weeks that are over nothing is asked any more; the deadlines of all others were cleared with the day's. */
function turnDay(state: LocationState, day: string): void {
  for (const [key, { week }] of state.lotteries) if (dateAfter(week, 7) <= day) state.lotteries.delete(key);
  for (const row of state.requests.values()) {
    if (row.ended_at !== null && dateAfter(row.week, 7) <= day) {
      state.requests.delete(row.id);
      state.dirty.requests.add(row.id);
    } else scheduleRequest(state, row);
  }
}

/** Another document is in force: what is still to be drawn is drawn when it says; without a rule, when it was promised. */
function followRule(state: LocationState): void {
  const pools = drawnPools(state.town);
  for (const row of state.requests.values()) {
    const rule = pools.find(({ id }) => id === row.pool)?.lottery;
    if (!rule || row.ended_at !== null) continue;
    const { draws_at } = windowOf(state.town.zone, rule, row.week);
    if (draws_at === row.draws_at) continue;
    keep(state, { ...row, draws_at, touched: state.seq });
    scheduleRequest(state, { ...row, draws_at });
  }
}

/** Does anybody wait for this draw? */
function isAwaited({ requests }: LocationState, key: string): boolean {
  return [...requests.values()].some((one) => one.ended_at === null && lotteryKey(one) === key);
}

function keep(state: LocationState, row: LotteryRequest): void {
  state.requests.set(row.id, row);
  state.dirty.requests.add(row.id);
}

function requestOf(state: LocationState, id: string): LotteryRequest {
  const row = state.requests.get(id);
  if (!row) throw new Error(`no request ${id} in ${state.town.id} at ${state.seq}`);
  return row;
}
