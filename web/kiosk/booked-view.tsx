import { type Arrival, arrivalOf, windowOf } from "../../engine/appointments/arrival.ts";
import { appointmentToken } from "../../engine/keys/appointment-token.ts";
import { say } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { addressAt, type Place } from "./place.ts";
import { qrImage } from "./qr.ts";
import { look, type Screen } from "./screen.ts";
import { TicketSection } from "./ticket-section.tsx";

/** What was booked at this kiosk. Times UTC ms. */
interface Booked {
  start_at: number;
  service: string;
  arrival: Arrival;
  window: { from_at: number; until_at: number };
}

/** A time of today that was just booked here: when, the code, and the code for the phone. `address`: its personal link. */
export function bookedScreen(house: House, place: Place, appointment: string, address: string): Screen {
  const token = appointmentToken(house.engine.keys, appointment);
  const w = words(place.language);
  return {
    path: `/booked/${token}`,
    also: address,
    title: w.arrival.booked,
    render: async () => {
      const { booked } = await look(house, place, ({ book, town }, now): { booked: Booked | null } => {
        const row = book.get(appointment);
        const service = row?.matters[0]?.service;
        if (!row || !service) return { booked: null };
        const { start_at } = row;
        return {
          booked: { start_at, service, arrival: arrivalOf(town, row, now), window: windowOf(town, row) },
        };
      });
      const kept = await house.engine.contacts.of(appointment);
      return (
        <TicketSection place={place}>
          {booked && kept ? (
            <Facts
              place={place}
              booked={booked}
              code={kept.code}
              token={token}
              image={await qrImage(address)}
            />
          ) : (
            <h1 id="title" class="kiosk-notice kiosk-notice--big">
              {w.errors.notFound}
            </h1>
          )}
        </TicketSection>
      );
    },
  };
}

type FactsProps = { place: Place; booked: Booked; code: string; token: string; image: string };

function Facts({ place, booked, code, token, image }: FactsProps) {
  const { town, language } = place;
  const { arrival: said, format } = words(language);
  const { start_at, service, arrival, window } = booked;
  const time = (at: number) => format.time(at, town.zone);
  const name = town.services.find(({ id }) => id === service)?.name;
  return (
    <>
      <div class="kiosk-number">
        <h1 id="title">
          <span class="kiosk-number__label">{said.booked}</span>{" "}
          <span class="kiosk-booked__time">{said.todayAt(time(start_at))}</span>
        </h1>
        {name && <p>{say(name, language)}</p>}
        <p class="kiosk-booked__label">{said.code}</p>
        <p class="kiosk-booked__code" dir="ltr">
          {code.slice(0, 3)} {code.slice(3)}
        </p>
        <p>{said.codeHint}</p>
        <p>
          {arrival.is === "early"
            ? said.between(time(window.from_at), time(window.until_at))
            : said.by(time(window.until_at))}
        </p>
      </div>
      {arrival.is === "welcome" && (
        <form class="kiosk-booked__stay" method="post" action={addressAt(place, "/check-ins")}>
          <input type="hidden" name="token" value={token} />
          <button type="submit" class="kiosk-button kiosk-button--go">
            <strong>{said.stay}</strong>
          </button>
        </form>
      )}
      <div class="kiosk-code">
        <img src={image} alt={said.scanLink} draggable={false} />
        <div>
          <p>{said.scanLink}</p>
        </div>
      </div>
    </>
  );
}
