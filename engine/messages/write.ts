import { appointmentTable, isExpected } from "../../machines/appointment.ts";
import { counterCalls } from "../../machines/counter.ts";
import type { Appointment } from "../appointments/appointment.ts";
import type { KeptContact } from "../contacts/contact.ts";
import { outlookOf } from "../location/outlook.ts";
import type { LocationState } from "../location/state.ts";
import { type Language, say, type Town } from "../town/town.ts";
import { compose } from "./compose.ts";
import { mattersIn } from "./matters.ts";
import type { MessageKind } from "./message.ts";
import { moments } from "./moments.ts";
import type { MessageRow } from "./outbox.ts";
import { isAboutRequest, type RequestKind, requestFacts } from "./request-facts.ts";
import { addressesOf } from "./rule.ts";
import type { Ways, Written } from "./sender.ts";
import type { Facts } from "./texts/texts.ts";

/** They left an address to which this office does not write. */
export const NO_ADDRESS = "no-address";

interface WritePorts {
  ways: Ways;
  contactOf(appointment: string): Promise<KeptContact | null>;
  town(location: string): Town | undefined;
  look(location: string, appointment: string): Promise<Appointment | null>;
  read<T>(location: string, look: (state: LocationState, now: number) => T): Promise<T | null>;
  /** The personal address of an appointment. */
  link(appointment: string): string;
}

/** Writes a message as things stand now; what is no longer true is not told. */
export async function write(ports: WritePorts, row: MessageRow): Promise<Written> {
  const contact = await ports.contactOf(row.appointment);
  if (!hasAddress(contact)) return null;
  const kind = row.kind as MessageKind;
  const found = await foundOf(ports, kind, row);
  if (!found) return { dropped: "settled" };
  const { town, language } = found;
  const address = addressOf(town, kind, contact, ports.ways);
  if (!address) return { dropped: NO_ADDRESS };
  const facts = { ...found.facts, code: contact.code, link: ports.link(row.appointment) };
  const reason = row.because === null ? {} : await reasonOf(ports, row, language);
  return {
    ...address,
    ...compose({
      town,
      language,
      kind,
      channel: address.channel,
      facts: { ...facts, ...reason },
      drawn: found.drawn,
    }),
  };
}

interface Found {
  town: Town;
  language: Language;
  facts: Facts;
  drawn?: boolean;
}

/** What there is to say of an appointment or a request, and in which language; null when it is settled. */
async function foundOf(ports: WritePorts, kind: MessageKind, row: MessageRow): Promise<Found | null> {
  if (isAboutRequest(kind))
    return ports.read(row.location, (state) => requestFacts(state, kind, row.appointment));
  const town = ports.town(row.location);
  const appointment = await ports.look(row.location, row.appointment);
  const facts = town && appointment && (await factsOf(ports, town, kind, appointment, row));
  if (!facts) return null;
  const drawn =
    kind === "confirmed" &&
    (await ports.read(row.location, ({ requests }) => requests.get(row.appointment)?.state)) === "drawn";
  return { town, language: appointment.language, facts, drawn };
}

/** Whether there is anybody to write to at all. */
export function hasAddress(contact: KeptContact | null): contact is KeptContact {
  return contact !== null && Boolean(contact.email || contact.phone);
}

/** The first way that the location prefers and the person has, one that can be gone before all others. */
export function addressOf(town: Town, kind: MessageKind, contact: KeptContact, ways: Ways) {
  const had = addressesOf(town, kind, contact);
  return had.find(({ channel }) => ways[channel]) ?? had[0] ?? null;
}

/** What staff said of the closure that it is about, while that is in force. */
async function reasonOf(
  { read }: WritePorts,
  { location, because }: MessageRow,
  language: Language,
): Promise<Facts> {
  const change = await read(location, ({ hours }) => hours.find(({ id }) => id === because));
  return change?.kind === "closure" ? { reason: say(change.text, language) } : {};
}

/** What there is to say; null when it is settled, because something else happened meanwhile. */
async function factsOf(
  { read }: WritePorts,
  town: Town,
  kind: Exclude<MessageKind, RequestKind>,
  appointment: Appointment,
  { location, start_at, ticket }: MessageRow,
): Promise<Facts | null> {
  switch (kind) {
    case "confirm":
      return appointmentTable.next(appointment.state, "confirmed") ? bookingFacts(town, appointment) : null;
    case "confirmed":
    case "changed":
    case "reminder": {
      const holds = isExpected(appointment.state) && appointment.start_at === start_at;
      return holds ? bookingFacts(town, appointment) : null;
    }
    case "cancelled":
      return appointment.ended_at === null ? null : bookingFacts(town, appointment);
    case "nth":
    case "called":
      if (ticket === null) return null;
      return read(location, (state, now) => ticketFacts(state, now, kind, ticket, appointment.language));
  }
}

function bookingFacts(town: Town, { number, matters, start_at, hold_until, language }: Appointment): Facts {
  const { date, time } = moments(language, town.zone);
  return {
    office: town.name,
    address: town.address,
    number,
    matters: mattersIn(town, matters, language),
    date: date(start_at),
    time: time(start_at),
    until: time(hold_until),
  };
}

function ticketFacts(
  state: LocationState,
  now: number,
  kind: "nth" | "called",
  id: string,
  language: Language,
): Facts | null {
  const { town } = state;
  const ticket = state.tickets.get(id);
  if (!ticket) return null;
  const facts = { office: town.name, address: town.address, number: ticket.number };
  if (kind === "nth") {
    const outlook = outlookOf(state, now);
    return outlook.order.includes(id) ? { ...facts, ahead: String(outlook.ahead(id)) } : null;
  }
  const at = [...state.counters.values()].find((one) => one.ticket === id);
  const counter = town.counters.find((one) => one.id === at?.id);
  if (!at || !counter || !counterCalls(at.state)) return null;
  return { ...facts, counter: counter.name, way: say(counter.way, language) };
}
