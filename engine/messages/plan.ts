import { appointmentTable } from "../../machines/appointment.ts";
import { messageTable } from "../../machines/message.ts";
import type { AccountLetter } from "../accounts/account.ts";
import type { Appointment } from "../appointments/appointment.ts";
import { RETENTION } from "../contacts/contact.ts";
import type { Draft } from "../location/event.ts";
import type { LocationState } from "../location/state.ts";
import type { LotteryRequest } from "../lottery/request.ts";
import type { Row, Tables } from "../store/port.ts";
import { businessDay, dateAfter, wallTime } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import { ACCOUNT, type MessageKind } from "./message.ts";
import { REMINDER_AT } from "./rule.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Whoever booked less than this before the reminder need not be reminded. */
const FRESH_MS = 6 * 3_600_000;
/** A call that comes late sends somebody to a counter where another one is. */
const AT_ONCE_MS = 10 * MINUTE_MS;

/** What staff told everybody of a closure is told whoever it hits, too. */
const TOLD_WHY = new Set<MessageKind>(["changed", "cancelled"]);

type Booked = Pick<Appointment, "id" | "start_at" | "end_at" | "hold_until">;
type MessageRow = Tables["message"];

/** A message to be written: what about, and between when. `mark` tells it from others of its kind about the appointment. */
export function planned(
  town: Town,
  kind: MessageKind,
  about: { appointment: Booked; ticket?: string; mark: string; now: number; because?: string | null },
): MessageRow {
  const { appointment, ticket = null, mark, now, because = null } = about;
  const look_at = kind === "reminder" ? reminderAt(town, appointment.start_at) : now;
  const { contact_days } = town.retention ?? RETENTION;
  return {
    id: `${appointment.id}.${kind}.${mark}`,
    location: town.id,
    appointment: appointment.id,
    ticket,
    kind,
    start_at: appointment.start_at,
    state: messageTable.initial,
    channel: null,
    made_at: now,
    expires_at: expiry(town, kind, appointment, now),
    tries: 0,
    code: null,
    provider: null,
    sealed: null,
    look_at,
    forget_at: look_at + contact_days * DAY_MS,
    because,
    sent_at: null,
  };
}

/** A letter about an account as a row of the outbox: written already, and of use as long as its link works. */
export function letterRow(id: string, letter: AccountLetter, sealed: string, now: number): MessageRow {
  return {
    id,
    location: letter.location,
    appointment: letter.account,
    ticket: null,
    kind: ACCOUNT,
    start_at: now,
    state: messageTable.next(messageTable.initial, "composed")!,
    channel: "mail",
    made_at: now,
    expires_at: now + DAY_MS,
    tries: 0,
    code: null,
    provider: null,
    sealed,
    look_at: now,
    forget_at: now + 2 * DAY_MS,
    because: null,
    sent_at: null,
  };
}

/**
 * The messages that go with events, in their own transaction: what is durable is written to the visitor once, whenever the
 * program ends. Whom they go to is found out later; here is no personal data.
 */
export function messagesBeside(state: LocationState, drafts: readonly Draft[], now: number): Row[] {
  const { town, book } = state;
  const rows: MessageRow[] = [];
  const add = (kind: MessageKind, appointment: Booked, index: number, ticket?: string) => {
    if (town.messages?.off?.includes(kind)) return;
    const mark = String(kind === "reminder" ? appointment.start_at / MINUTE_MS : state.seq + 1 + index);
    const row = book.get(appointment.id);
    const because = row && TOLD_WHY.has(kind) ? closedBy(state, row) : null;
    rows.push(planned(town, kind, { appointment, ticket, mark, now, because }));
  };
  const remind = (appointment: Booked, index: number) => {
    if (reminderAt(town, appointment.start_at) >= now + FRESH_MS) add("reminder", appointment, index);
  };
  const find = (id: string): Booked | undefined => book.get(id) ?? heldIn(drafts, id);
  for (const [index, { type, data }] of drafts.entries()) {
    if (type === "appointment.confirmed" || type === "appointment.moved") {
      const row = find(data.appointment);
      if (!row) continue;
      const { start_at, end_at } = type === "appointment.moved" ? data : row;
      const appointment = { ...row, start_at, end_at };
      add(type === "appointment.moved" ? "changed" : "confirmed", appointment, index);
      remind(appointment, index);
    }
    if (type === "appointment.cancelled") {
      const row = book.get(data.appointment);
      if (row && !appointmentTable.next(row.state, "expired")) add("cancelled", row, index);
    }
    if (type === "ticket.called") {
      const row = book.ofTicket(data.ticket);
      if (row) add("called", row, index, data.ticket);
    }
  }
  for (const [index, draft] of drafts.entries()) {
    const about = requestMessage(state, drafts, draft);
    if (about) add(about.kind, about.request, index);
  }
  return rows.map((row) => ({ table: "message", row }));
}

/** The closure that staff entered for the time an appointment has; null for none. Of two the later one counts. */
function closedBy(
  { hours, town }: LocationState,
  { department, matters, start_at, end_at }: Appointment,
): string | null {
  const day = businessDay(town, start_at);
  const pools = town.departments.find(({ id }) => id === department)?.booking?.pools ?? [];
  const pool = pools.find(({ services }) => services.includes(matters[0]?.service ?? ""))?.id;
  const closure = hours.findLast(
    (change) =>
      change.kind === "closure" &&
      change.department === department &&
      (change.pool === null || change.pool === pool) &&
      change.from <= day &&
      day <= change.to &&
      (!change.part ||
        (start_at < wallTime(town.zone, day, change.part[1]) &&
          wallTime(town.zone, day, change.part[0]) < end_at)),
  );
  return closure?.id ?? null;
}

/** What somebody is told of their request; that they were drawn is told by their appointment. */
function requestMessage(
  { requests }: LocationState,
  drafts: readonly Draft[],
  { type, data }: Draft,
): { kind: MessageKind; request: Booked } | null {
  const confirms = (id: string) =>
    drafts.some((one) => one.type === "request.confirmed" && one.data.request === id);
  if (type === "request.made") {
    const kind = confirms(data.request) ? "requested" : "confirm-request";
    return { kind, request: untilDrawn({ id: data.request, draws_at: data.draws_at }) };
  }
  const row = "request" in data ? requests.get(data.request) : undefined;
  if (row && type === "request.confirmed") return { kind: "requested", request: untilDrawn(row) };
  if (row && type === "request.passed-over") return { kind: "passed-over", request: untilDrawn(row) };
  return null;
}

/** A request as a message is about it: what is said of it holds until its draw. */
export function untilDrawn({ id, draws_at }: Pick<LotteryRequest, "id" | "draws_at">): Booked {
  return { id, start_at: draws_at, end_at: draws_at, hold_until: draws_at };
}

/** The moment of the reminder: the day before by the wall clock, whatever the clocks do that night. */
export function reminderAt(town: Town, start_at: number): number {
  const eve = dateAfter(businessDay(town, start_at), -1);
  return wallTime(town.zone, eve, town.messages?.reminder_at ?? REMINDER_AT);
}

function expiry(
  town: Town,
  kind: MessageKind,
  { start_at, end_at, hold_until }: Booked,
  now: number,
): number {
  switch (kind) {
    case "confirm":
      return hold_until;
    case "confirmed":
    case "changed":
      return end_at;
    case "cancelled":
    case "passed-over":
      return now + 2 * DAY_MS;
    case "confirm-request":
    case "requested":
    case "requested-already":
      return hold_until;
    case "reminder":
      // It says "tomorrow".
      return wallTime(town.zone, businessDay(town, start_at), "00:00");
    case "nth":
    case "called":
      return now + AT_ONCE_MS;
  }
}

/** Held by the same command: whoever is drawn gets the time at once. */
function heldIn(drafts: readonly Draft[], id: string): Booked | undefined {
  for (const { type, data } of drafts)
    if (type === "appointment.held" && data.appointment === id) return { id, ...data };
  return undefined;
}
