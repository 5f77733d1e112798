import type { Appointment } from "../appointments/appointment.ts";
import { Book } from "../appointments/book.ts";
import { Lines } from "../dispatch/lines.ts";
import { uncalibrated } from "../estimate/calibration.ts";
import { prepare } from "../estimate/durations.ts";
import type { Lottery, LotteryRequest } from "../lottery/request.ts";
import { lotteryKey } from "../lottery/request.ts";
import type { Ledger, Stranded } from "../outage/ledger.ts";
import type { Loaded, ProjectionRow, StoredRow } from "../store/port.ts";
import { businessDay, dayEnd } from "../town/day.ts";
import { amended, type HoursChange } from "../town/hours-change.ts";
import type { Town } from "../town/town.ts";
import { Answers, type Remembered } from "./answers.ts";
import type { Counter } from "./counter.ts";
import { scheduleAppointment, schedulePrint, scheduleRequest, scheduleTicket } from "./deadlines.ts";
import { Deadlines } from "./due.ts";
import { apply } from "./fold/apply.ts";
import { counterOf } from "./fold/counter.ts";
import type { PrintJob } from "./print.ts";
import type { Action, CallRecord, LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** The columns of a location that have no rows of their own: written with every change, so they do not grow with the day. */
type Rest = Pick<
  LocationState,
  "seq" | "at" | "day" | "revision" | "last_rank" | "durations" | "calibration"
> & {
  issued: [string, number][];
  drawn: [string, number][];
  /** Not in rows that were written before there were any. */
  ledgers?: Ledger[];
  stranded?: Stranded[];
  lotteries?: Lottery[];
  hours?: readonly HoursChange[];
};

/** A location where nothing has happened yet. */
export function emptyState(town: Town, now: number): LocationState {
  const state: LocationState = {
    town,
    document: town,
    hours: [],
    revision: "",
    seq: 0,
    at: 0,
    day: businessDay(town, now),
    day_ends: dayEnd(town, now),
    tickets: new Map(),
    lines: new Lines(),
    book: new Book(),
    requests: new Map(),
    lotteries: new Map(),
    counters: new Map(),
    jobs: new Map(),
    issued: new Map(),
    drawn: new Map(),
    last_rank: 0,
    ledgers: new Map(),
    stranded: new Map(),
    answers: new Answers(),
    actions: [],
    calls: [],
    durations: prepare({}, town.services),
    calibration: uncalibrated(),
    notes: new Map(),
    deadlines: new Deadlines(),
    dirty: {
      tickets: new Set(),
      counters: new Set(),
      jobs: new Set(),
      answers: new Set(),
      appointments: new Set(),
      requests: new Set(),
      actions: new Set(),
      calls: new Set(),
    },
  };
  for (const counter of town.counters) counterOf(state, counter.id);
  state.deadlines.set("day", state.day_ends);
  return state;
}

/** The state as stored: the projection's rows, then the journal after its watermark. `now` matters only where nothing is stored. */
export function restore(town: Town, loaded: Loaded, notes: Map<string, string>, now: number): LocationState {
  const first = loaded.events[0];
  const state = emptyState(town, loaded.watermark === 0 && first ? first.at : now);
  for (const row of loaded.rows) if (row.kind === "location") restoreRest(state, row.value as Rest);
  for (const row of loaded.rows) restoreRow(state, row);
  state.answers = answersOf(loaded.rows);
  state.actions.sort(bySeq);
  state.calls.sort(bySeq);
  state.lines = Lines.from(state.tickets.values());
  for (const ticket of state.tickets.values()) scheduleTicket(state, ticket);
  for (const job of state.jobs.values()) schedulePrint(state, job);
  for (const row of state.book.all()) scheduleAppointment(state, row);
  for (const request of state.requests.values()) scheduleRequest(state, request);
  for (const event of loaded.events) apply(state, event);
  state.notes = new Map([...notes].filter(([ticket]) => state.tickets.has(ticket)));
  return state;
}

function restoreRest(state: LocationState, rest: Rest): void {
  Object.assign(state, rest, {
    issued: new Map(rest.issued),
    drawn: new Map(rest.drawn),
    ledgers: new Map(rest.ledgers?.map((one) => [one.id, one])),
    stranded: new Map(rest.stranded?.map((one) => [one.draw, one])),
    lotteries: new Map(rest.lotteries?.map((one) => [lotteryKey(one), one])),
  });
  state.town = amended(state.document, state.hours);
  state.durations = prepare(rest.durations, state.town.services);
  const noon = Temporal.PlainDate.from(rest.day).toZonedDateTime({
    timeZone: state.town.zone,
    plainTime: "12:00",
  });
  state.day_ends = dayEnd(state.town, noon.epochMilliseconds);
  state.deadlines.set("day", state.day_ends);
}

function restoreRow(state: LocationState, { kind, key, value }: StoredRow): void {
  if (kind === "ticket") state.tickets.set(key, value as Ticket);
  else if (kind === "counter") state.counters.set(key, value as Counter);
  else if (kind === "job") state.jobs.set(key, value as PrintJob);
  else if (kind === "appointment") state.book.restore(value as Appointment);
  else if (kind === "request") state.requests.set(key, value as LotteryRequest);
  else if (kind === "action") state.actions.push(value as Action);
  else if (kind === "call") state.calls.push(value as CallRecord);
}

function answersOf(rows: readonly StoredRow[]): Answers {
  const answers = rows.filter(({ kind }) => kind === "answer");
  return Answers.from(answers.map(({ key, value }) => [key, value as Remembered]));
}

/** The rows changed since the last time, and the location's own; the state counts as clean afterwards. */
export function takeChanged(state: LocationState): ProjectionRow[] {
  const { dirty } = state;
  const rows: ProjectionRow[] = [
    ...changed("ticket", dirty.tickets, state.tickets),
    ...changed("counter", dirty.counters, state.counters),
    ...changed("job", dirty.jobs, state.jobs),
    ...changed("answer", dirty.answers, state.answers),
    ...changed("appointment", dirty.appointments, state.book),
    ...changed("request", dirty.requests, state.requests),
    ...changedOf("action", dirty.actions, state.actions),
    ...changedOf("call", dirty.calls, state.calls),
  ];
  for (const set of Object.values(dirty)) set.clear();
  const { seq, at, day, revision, hours, last_rank, durations, calibration } = state;
  const rest: Rest = {
    seq,
    at,
    day,
    revision,
    hours,
    last_rank,
    durations,
    calibration,
    issued: [...state.issued],
    drawn: [...state.drawn],
    ledgers: [...state.ledgers.values()],
    stranded: [...state.stranded.values()],
    lotteries: [...state.lotteries.values()],
  };
  rows.push({ kind: "location", key: "", data: JSON.stringify(rest) });
  return rows;
}

/** Marks rows as changed again, because they could not be written. */
export function markChanged(state: LocationState, rows: ProjectionRow[]): void {
  const { tickets, counters, jobs, answers, appointments, requests, actions, calls } = state.dirty;
  const sets = {
    ticket: tickets,
    counter: counters,
    job: jobs,
    answer: answers,
    appointment: appointments,
    request: requests,
  };
  for (const { kind, key } of rows) {
    if (kind === "action") actions.add(Number(key));
    else if (kind === "call") calls.add(Number(key));
    else if (kind !== "location") sets[kind].add(key);
  }
}

/** Of rows in the order of their `seq`; what changes is near the end. */
function changedOf<T extends { seq: number }>(
  kind: ProjectionRow["kind"],
  seqs: Set<number>,
  rows: readonly T[],
): ProjectionRow[] {
  return [...seqs].map((seq) => {
    const row = rows.findLast((one) => one.seq <= seq);
    return { kind, key: String(seq), data: row?.seq === seq ? JSON.stringify(row) : null };
  });
}

function bySeq(a: { seq: number }, b: { seq: number }): number {
  return a.seq - b.seq;
}

function changed(
  kind: ProjectionRow["kind"],
  keys: Set<string>,
  rows: { get(key: string): object | undefined },
): ProjectionRow[] {
  return [...keys].map((key) => {
    const row = rows.get(key);
    return { kind, key, data: row === undefined ? null : JSON.stringify(row) };
  });
}
