import type { Appointment } from "../../engine/appointments/appointment.ts";
import { type Arrival, arrivalOf } from "../../engine/appointments/arrival.ts";
import { appointmentToken, readAppointmentToken } from "../../engine/keys/appointment-token.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { isRefused } from "../../engine/refusal.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { refusalSentence, refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { ArrivalPage, ofAnotherOffice, unknownCode, whyNot } from "./arrival-view.tsx";
import { Frame } from "./frame.tsx";
import { Guesses } from "./guesses.ts";
import { askCode, CODE_DIGITS, Keypad } from "./keypad-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { look } from "./screen.ts";
import { Trouble } from "./trouble-view.tsx";
import { typedIn } from "./typed.ts";

/** An appointment as somebody comes for it. */
interface Coming {
  start_at: number;
  arrival: Arrival;
  language: Appointment["language"];
  /** The ticket it became. */
  ticket: string | null;
}

/** Takes in who comes for an appointment: by the code, key by key or whole, or by the signed name that a QR code carries. */
export function createCheckIn(house: House) {
  const guesses = new Guesses(house.engine.clock);

  return async (place: Place, body: unknown): Promise<Response> => {
    const w = words(place.language);
    const form = formOf(body);
    if (form.token !== undefined) {
      const named = readAppointmentToken(house.engine.keys, form.token);
      return named?.location === place.town.id
        ? arrive(house, place, named.appointment)
        : unknown(place, 404);
    }
    const code = typedIn(form, CODE_DIGITS);
    if (code.length < CODE_DIGITS) {
      const asking = askCode(place);
      return html(
        200,
        <Frame place={place} title={asking.title}>
          <Keypad place={place} asking={asking} digits={code} />
        </Frame>,
      );
    }
    const { contacts } = house.engine;
    const found = await guesses.try(place.town.id, place.kiosk.id, () =>
      contacts.byCode(place.town.id, code),
    );
    if (found === "busy") {
      const said = { title: w.errors.busy, lines: [], draws: false };
      return html(503, <ArrivalPage place={place} said={said} again />, { "retry-after": "5" });
    }
    return found === null ? unknown(place, 404) : arrive(house, place, found);
  };
}

function unknown(place: Place, status: number): Promise<Response> {
  return html(status, <ArrivalPage place={place} said={unknownCode(words(place.language))} again />);
}

/** Checks an appointment in at a kiosk and leads to its ticket, or to the page that says why not. */
export async function arrive(house: House, place: Place, appointment: string): Promise<Response> {
  const { engine } = house;
  const before = await comingFor(house, place, appointment);
  if (!before) return unknown(place, 404);
  if (before.arrival.is === "welcome") {
    const answer = await engine.ask(place.town.id, {
      id: `kiosk:in:${crypto.randomUUID()}`,
      actor: `device:${place.kiosk.id}`,
      intent: { type: "check-in", appointment, medium: "qr", channel: "kiosk", origin: place.kiosk.id },
    });
    // Refused by whoever was faster: what became of it is shown. Anything else is said as it is.
    const after = isRefused(answer) ? await comingFor(house, place, appointment) : null;
    if (isRefused(answer) && after?.arrival.is === "welcome") {
      const w = words(place.language);
      const title = refusalSentence(w, answer);
      const hint = w.kiosk.unavailableHint;
      return html(refusalStatus(answer.code), <Trouble place={place} title={title} hint={hint} />);
    }
  }
  return see(addressAt(place, `/arrivals/${appointmentToken(engine.keys, appointment)}`));
}

/** How it stands with somebody who came: to the ticket once there is one, else why not. */
export async function showArrival(house: House, place: Place, appointment: string): Promise<Response> {
  const coming = await comingFor(house, place, appointment);
  if (!coming) return unknown(place, 404);
  const { ticket, arrival } = coming;
  if (ticket && arrival.is === "here")
    return see(addressAt(place, `/found/${ticketToken(house.engine.keys, ticket)}`));
  const w = words(place.language);
  const said = whyNot(w, place.town, coming, arrival);
  // Welcome still: it was not asked for here, or an undo made it so.
  return said ? html(200, <ArrivalPage place={place} said={said} />) : unknown(place, 404);
}

/** An appointment of another office, named by a code that only its holder has. */
export function atAnotherOffice(house: House, place: Place, location: string): Promise<Response> {
  const office = house.engine.town(location);
  if (!office) return unknown(place, 404);
  return html(200, <ArrivalPage place={place} said={ofAnotherOffice(words(place.language), office)} />);
}

/** Null for an appointment that the location does not know, or not any more. */
export async function comingFor(house: House, place: Place, appointment: string): Promise<Coming | null> {
  const { coming } = await look(house, place, ({ book, town }, now): { coming: Coming | null } => {
    const row = book.get(appointment);
    if (!row) return { coming: null };
    const { start_at, language, ticket } = row;
    return { coming: { start_at, language, ticket, arrival: arrivalOf(town, row, now) } };
  });
  return coming;
}
