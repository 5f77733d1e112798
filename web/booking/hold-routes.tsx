import { Elysia } from "elysia";
import type { Appointment } from "../../engine/appointments/appointment.ts";
import {
  appointmentPath,
  holdToken,
  readHoldToken,
  readKeptToken,
} from "../../engine/keys/appointment-token.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Language } from "../../engine/town/town.ts";
import { bookerOf } from "../account/booker.ts";
import { signInPath } from "../account/trip.ts";
import { type Form, formOf } from "../form.ts";
import { clientAddress } from "../guard/client-address.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { chooseLanguage } from "../words/choose.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { type Shop, showPerson, showTimes, sorry, timesPath } from "./answers.tsx";
import { clientOf } from "./client.ts";
import { ruleOf } from "./confirm.ts";
import { Drafts } from "./drafts.ts";
import { isKept, type Keeping } from "./keeping.ts";
import { contactOf, linesOf, typedOf } from "./person.ts";
import type { Place } from "./place.ts";
import { SentPage } from "./sent-view.tsx";
import { bookingSentence } from "./sentences.ts";
import { SorryPage } from "./sorry-view.tsx";

const FORM = { parse: "urlencoded" } as const;
/** So many forms from one address at once, then one a minute, where appointments are limited or confirmed by the link. */
const TRIES = { burst: 12, every_ms: 60_000 };
/** Everywhere else: each booking takes a time from others and writes to whatever number was typed in. */
const BOOKINGS = { burst: 40, every_ms: 30_000 };
const OVER = new Refused("hold-expired", "The time is not kept any more");

interface Found {
  client: string;
  place: Place;
  row: Appointment;
}

/** What follows a kept time, for the browser that keeps it: who comes, then it is booked. */
export function holdRoutes(shop: Shop, keeping: Keeping) {
  const { house } = shop;
  const { engine } = house;
  const tries = createThrottle(TRIES);
  const bookings = createThrottle(BOOKINGS);
  const drafts = new Drafts();

  /** The hold that the address names, or a page that says that it is over. */
  const found = async (request: Request, token: string): Promise<Found | Response> => {
    const client = clientOf(request);
    const named = client && readHoldToken(engine.keys, token, client);
    const town = named ? engine.town(named.location) : undefined;
    const row = named ? await keeping.look(named.location, named.appointment) : null;
    const language = chooseLanguage(request);
    const department = town?.departments.find(({ id }) => id === row?.department);
    if (client && town && row && department) return { client, row, place: { town, department, language } };
    const { booking } = words(language);
    const onward = { href: town ? `/book/${town.id}` : "/book", name: booking.again };
    const elsewhere = named ? null : await keptElsewhere(token, language);
    if (elsewhere)
      return html(
        404,
        <SorryPage {...elsewhere} language={language} self={`/hold/${token}`} onward={onward} />,
      );
    const over = `${booking.holdOver} ${booking.perhapsBooked}`;
    return sorry(404, { town: town ?? null, language }, over, onward);
  };

  /** For a kept time whose letter was opened in another browser: nothing is said of it but how long it is kept. */
  const keptElsewhere = async (token: string, language: Language) => {
    const named = readKeptToken(engine.keys, token, (appointment) => shop.holds.keeperOf(appointment));
    const town = named && engine.town(named.location);
    const row = named && (await keeping.look(named.location, named.appointment));
    if (!town || !row || !isKept(row)) return null;
    const w = words(language);
    const { goOnThere: title } = w.booking;
    return { town, title, sentence: w.booking.keptElsewhere(w.format.time(row.hold_until, town.zone)) };
  };

  const timesOf = ({ place, row }: Found) => timesPath(place.town, row);

  /** The time is gone, what was typed is not. */
  const otherTime = (request: Request, { place, row }: Found, typed: Form, refused: Refused) => {
    const when = { day: businessDay(place.town, row.start_at), month: null, typed };
    return showTimes(shop, request, place, row.matters, when, refused);
  };

  return new Elysia({ name: "booking-hold" })
    .get("/hold/:token", async ({ request, params: { token } }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const { row, place, client } = at;
      if (row.confirmed_at !== null) return see(appointmentPath(engine.keys, row.id));
      const w = words(place.language);
      const typed = drafts.of(row.id, engine.clock.now());
      if (!isKept(row) && Object.keys(typed).length > 0) return otherTime(request, at, typed, OVER);
      if (!isKept(row)) {
        const onward = { href: timesOf(at), name: w.booking.chooseTime };
        return sorry(410, place, w.booking.holdOver, onward);
      }
      const booker = await bookerOf(house, request, { ...place, matters: row.matters });
      if (booker === "missing") return see(signInPath(`/hold/${token}`, place.town));
      const known: Form = { name: booker?.account.name ?? "", email: booker?.account.email ?? "", ...typed };
      return showPerson(house, client, place, row, linesOf(place, known, w, false));
    })
    .get("/hold/:token/sent", async ({ request, params: { token } }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      if (!isKept(at.row)) return see(`/hold/${token}`);
      return html(200, <SentPage {...at.place} row={at.row} token={token} />);
    })
    .post(
      "/hold/:token",
      async ({ request, server, params: { token }, body }) => {
        const at = await found(request, token);
        if (at instanceof Response) return at;
        const { row, place, client } = at;
        const { town, department, language } = place;
        const booker = await bookerOf(house, request, { ...place, matters: row.matters });
        const typed = formOf(body);
        if (booker === "missing") {
          drafts.keep(row.id, typedOf(typed), engine.clock.now());
          return onwards(request, signInPath(`/hold/${token}`, town));
        }
        const lines = linesOf(place, typed, words(language), true);
        if (row.confirmed_at === null && lines.some(({ mistake }) => mistake !== null))
          return showPerson(house, client, place, row, lines);
        const peer = server?.requestIP(request)?.address ?? "";
        const browser = { client, address: clientAddress(request, peer, house.proxies) };
        const contact = { ...contactOf(lines), account: booker?.account.id ?? null };
        // Who tries out whether others have appointments, has letters sent to them, or takes times without end, does so slowly.
        const guarded = department.form?.confirm === "link" || ruleOf(town, row)?.per_contact !== undefined;
        const pace = (guarded ? tries : bookings).take(browser.address, engine.clock.now());
        const w = words(language);
        if (!pace.ok) {
          const sentence = w.errors.tooMany(pace.retry_after_s);
          return showPerson(house, client, place, row, lines, { status: 429, sentence });
        }
        const worked = await engine.puzzles.isSolved(typed.work ?? "", row.id);
        const booked = await keeping.book(browser, town.id, row.id, contact, worked);
        if (!isRefused(booked)) {
          drafts.forget(row.id);
          const sent = `/hold/${holdToken(engine.keys, booked.id, client)}/sent`;
          return onwards(
            request,
            booked.confirmed_at === null ? sent : appointmentPath(engine.keys, booked.id),
          );
        }
        const { code } = booked;
        if (code === "slot-taken" || code === "hold-expired") return otherTime(request, at, typed, booked);
        if (code === "unknown-appointment") return otherTime(request, at, typed, OVER);
        const sentence = bookingSentence(w, booked);
        return showPerson(house, client, place, row, lines, { status: refusalStatus(code), sentence });
      },
      FORM,
    )
    .post("/hold/:token/end", async ({ request, params: { token } }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      await keeping.giveBack(at.client, at.place.town.id, at.row.id);
      drafts.forget(at.row.id);
      return see(timesOf(at));
    });
}

/** A form that htmx sent is answered by where the browser goes next. */
function onwards(request: Request, to: string): Response {
  if (!request.headers.has("hx-request")) return see(to);
  return new Response(null, { status: 200, headers: { "hx-redirect": to, "cache-control": "no-store" } });
}
