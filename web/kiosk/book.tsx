import type { Contact } from "../../engine/contacts/contact.ts";
import { callable } from "../../engine/contacts/reach.ts";
import { appointmentToken } from "../../engine/keys/appointment-token.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { confirmWithin } from "../booking/confirm.ts";
import { whyNoSms } from "../booking/person.ts";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { refusalSentence, refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { Frame } from "./frame.tsx";
import { type Asking, Keypad, PHONE_DIGITS } from "./keypad-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { Trouble } from "./trouble-view.tsx";
import { typedIn } from "./typed.ts";

/** Bookings at one kiosk: a family with its matters, not somebody who takes the day away from all others. */
const PER_KIOSK = { burst: 6, every_ms: 45_000 };
/** Contact data goes with the town's term; this is for an appointment that the house has forgotten, ms. */
const KEEP_MS = 30 * 86_400_000;
/** The kiosk asks nobody who they are, unless the department wants a telephone number: the code is all that is kept. */
const NOBODY: Contact = { name: null, email: null, phone: null, fields: {}, account: null };

const GONE_IN = { ok: true } as const;

/**
 * Books a time of today: the slot is held, a code is made for it, and it is confirmed. The page's id is the commands', so
 * that a second touch or a resent form shows the first booking again; whoever comes second for a slot chooses another.
 */
export function createBookingOffice(house: House) {
  const { engine } = house;
  const kiosks = createThrottle(PER_KIOSK);

  return async (place: Place, body: unknown): Promise<Response> => {
    const form = formOf(body);
    const asked = readBooking(form);
    const { town, kiosk, language } = place;
    const { errors } = words(language);
    if (!asked) return html(422, <Trouble place={place} title={errors.badForm} />);
    const { id, service, start_at } = asked;
    const command = (step: string) => ({
      id: `kiosk:${id}:${start_at}:${step}`,
      actor: `device:${kiosk.id}` as const,
    });
    // A keypad without the script sends each key: that is one booking still.
    const begun = await engine.read(town.id, ({ answers }) => answers.get(command("h").id) !== undefined);
    const pace = begun ? GONE_IN : kiosks.take(`${town.id}/${kiosk.id}`, engine.clock.now());
    if (!pace.ok) {
      const headers = { "retry-after": String(pace.retry_after_s) };
      return html(429, <Trouble place={place} title={errors.tooMany(pace.retry_after_s)} />, headers);
    }
    const held = await engine.ask(town.id, {
      ...command("h"),
      intent: {
        type: "hold-appointment",
        matters: [{ service, quantity: 1 }],
        start_at,
        channel: "kiosk",
        language,
      },
    });
    if (isRefused(held)) return refused(place, service, held);
    const { appointment } = held;
    if (!appointment) throw new Error(`${kiosk.id} held nothing`);
    const phone = asksPhone(place, service) ? typedIn(form, PHONE_DIGITS) : null;
    const wrong = phone !== null && form.done !== undefined ? whyNotNumber(place, phone) : null;
    if (phone !== null && (form.done === undefined || wrong !== null))
      return askPhone(place, asked, phone, wrong);
    const contact = { ...NOBODY, phone };
    await engine.contacts.keep({
      appointment,
      location: town.id,
      contact,
      keep_until_at: start_at + KEEP_MS,
    });
    const row = await engine.read(town.id, ({ book }) => book.get(appointment) ?? null);
    if (!row) return refused(place, service, new Refused("hold-expired", "The hold has been forgotten"));
    const confirmed = await confirmWithin(engine, town.id, row, contact, `device:${kiosk.id}`);
    if (isRefused(confirmed)) return refused(place, service, confirmed);
    return see(addressAt(place, `/booked/${appointmentToken(engine.keys, appointment)}`));
  };
}

/** The department's rule, by the matter. */
function asksPhone({ town }: Place, service: string): boolean {
  const department = town.services.find(({ id }) => id === service)?.department;
  return town.departments.find(({ id }) => id === department)?.booking?.kiosk_phone ?? false;
}

/** The code goes there and nowhere else. */
function whyNotNumber({ town, language }: Place, phone: string): string | null {
  const w = words(language);
  return callable(phone) ? whyNoSms(town, phone, { email: "none" }, w) : w.booking.badPhone;
}

/** The slot is held meanwhile; a number that gets no SMS is asked for again. */
function askPhone(place: Place, asked: Booking, phone: string, wrong: string | null): Promise<Response> {
  const w = words(place.language);
  const { id, service, start_at } = asked;
  const asking: Asking = {
    title: w.booking.phone,
    hint: w.booking.phoneAlone,
    label: w.booking.phone,
    path: "/appointments",
    most: PHONE_DIGITS,
    fields: { id, service, start: String(start_at) },
    done: w.common.next,
  };
  return html(
    wrong === null ? 200 : 422,
    <Frame place={place} title={asking.title}>
      <Keypad place={place} asking={asking} digits={phone} wrong={wrong ?? undefined} />
    </Frame>,
  );
}

/** What a form with times says. */
interface Booking {
  id: string;
  service: string;
  /** UTC ms */
  start_at: number;
}

function readBooking({ id, service, start }: Form): Booking | null {
  if (!id || !/^[\w-]{8,36}$/.test(id) || !service || !start || !/^\d{1,13}$/.test(start)) return null;
  return { id, service, start_at: Number(start) };
}

function refused(place: Place, service: string, refusal: Refused): Promise<Response> | Response {
  const w = words(place.language);
  if (refusal.code === "slot-taken") return see(`${addressAt(place, `/services/${service}/times`)}&taken=1`);
  const status = refusalStatus(refusal.code);
  return html(
    status,
    <Trouble place={place} title={refusalSentence(w, refusal)} hint={w.kiosk.unavailableHint} />,
  );
}
