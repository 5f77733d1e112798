import { Elysia } from "elysia";
import { readAppointmentToken } from "../../engine/keys/appointment-token.ts";
import { addressOfAppointment } from "../booking/address.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { createBookingOffice } from "./book.tsx";
import { bookedScreen } from "./booked-view.tsx";
import { createCheckIn, showArrival } from "./check-in.tsx";
import { framed, kioskDoor, notFound } from "./door.tsx";
import { codeScreen } from "./keypad-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { BOOK_FORM, timesScreen } from "./times-view.tsx";

const FORM = { parse: "urlencoded" } as const;

/** Appointments at the kiosk: a time of today is booked, and whoever has one checks in. */
export function arrivalRoutes(house: House) {
  const { page, form, stream } = kioskDoor(house);
  const book = createBookingOffice(house);
  const checkIn = createCheckIn(house);
  const named = (place: Place, token: string) => {
    const read = readAppointmentToken(house.engine.keys, token);
    return read?.location === place.town.id ? read.appointment : null;
  };
  const booked = (place: Place, token: string, request: Request) => {
    const appointment = named(place, token);
    if (!appointment) return null;
    return bookedScreen(house, place, appointment, addressOfAppointment(house, request, appointment));
  };

  return new Elysia({ name: "kiosk-arrival" }).group("/kiosk/:location/:kiosk", (kiosk) =>
    kiosk
      .get("/services/:service/times", ({ request, params }) =>
        page({ request, params }, (place) =>
          framed(place, timesScreen(house, place, params.service), {
            languages: [place.language],
            back: addressAt(place, `/services/${params.service}`),
            notice: new URL(request.url).searchParams.has("taken") ? (
              <p class="kiosk-notice kiosk-notice--above" role="alert">
                {words(place.language).arrival.taken}
              </p>
            ) : null,
            children: <BookForm place={place} service={params.service} />,
          }),
        ),
      )
      .get("/live/services/:service/times", ({ request, params }) =>
        stream({ request, params }, (place) => timesScreen(house, place, params.service)),
      )
      .post(
        "/appointments",
        ({ request, params, body }) => form({ request, params }, (place) => book(place, body)),
        FORM,
      )
      .get("/booked/:token", ({ request, params }) =>
        page({ request, params }, (place) =>
          framed(place, booked(place, params.token, request), { done: true }),
        ),
      )
      .get("/live/booked/:token", ({ request, params }) =>
        stream({ request, params }, (place) => booked(place, params.token, request)),
      )
      .get("/check-in", ({ request, params }) =>
        page({ request, params }, (place) =>
          framed(place, codeScreen(place), { languages: [place.language] }),
        ),
      )
      .get("/live/check-in", ({ request, params }) => stream({ request, params }, codeScreen))
      .post(
        "/check-ins",
        ({ request, params, body }) => form({ request, params }, (place) => checkIn(place, body)),
        FORM,
      )
      .get("/arrivals/:token", ({ request, params }) =>
        page({ request, params }, (place) => {
          const appointment = named(place, params.token);
          return appointment ? showArrival(house, place, appointment) : notFound(place);
        }),
      ),
  );
}

/** What the buttons with times send. */
export function BookForm({ place, service }: { place: Place; service: string }) {
  return (
    <form id={BOOK_FORM} method="post" action={addressAt(place, "/appointments")}>
      <input type="hidden" name="id" value={crypto.randomUUID()} />
      <input type="hidden" name="service" value={service} />
    </form>
  );
}
