import { type NamedAppointment, readAppointmentToken } from "../../engine/keys/appointment-token.ts";
import { readTicketToken, ticketToken } from "../../engine/keys/ticket-token.ts";
import { livingTicket } from "../../engine/outage/living.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { direction, htmlLang, isLanguage } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { arrive, atAnotherOffice, comingFor } from "./check-in.tsx";
import { Frame } from "./frame.tsx";
import { addressAt, type Place, startOf } from "./place.ts";

/** Soon enough that the next visitor finds a fresh kiosk, s. */
const SAID_IDLE_S = 25;
/** The ways in which the page script reads one code, the likeliest first. */
const READINGS = ["typed", "us", "de"] as const;

/** Why a code leads nowhere. */
type Nowhere = "unknown" | "over" | "elsewhere";

/**
 * Answers a scanned code with the address of its ticket's screen; the code of an appointment checks in first. Of the code
 * only the signed name counts: where its address points to is never looked at, and which keyboard the scanner took itself for shows by the signature.
 */
export async function readScan(
  house: House,
  place: Place,
  request: Request,
  body: unknown,
): Promise<Response> {
  const form = formOf(body);
  const named = namedIn(house, form);
  const lang = langOf(request);
  const nowhere = (why: Nowhere, more = "") =>
    see(`${startOf(place)}/scans/${why}?${new URLSearchParams(lang ? { lang } : {})}${more}`);
  const appointment = appointmentIn(house, form);
  if (appointment) return comes(house, place, appointment, lang);
  if (!named) return nowhere("unknown");
  if (named.location !== place.town.id) return nowhere("elsewhere", `&at=${named.location}`);
  const found = await house.engine.read(place.town.id, (state) => {
    const { id, language } = livingTicket(state, named.ticket) ?? {};
    return id && language ? { id, language } : null;
  });
  if (!found) return nowhere("over");
  const { id, language } = found;
  const spoken = lang ?? (place.town.languages.includes(language) ? language : place.language);
  return see(addressAt(place, `/found/${ticketToken(house.engine.keys, id)}`, spoken));
}

/** Whoever shows the code of an appointment checks in; in the language it was booked in while none is chosen here. */
async function comes(
  house: House,
  place: Place,
  { location, appointment }: NamedAppointment,
  lang: Language | null,
): Promise<Response> {
  if (location !== place.town.id) return atAnotherOffice(house, place, location);
  const booked = lang ? null : (await comingFor(house, place, appointment))?.language;
  const language = booked && place.town.languages.includes(booked) ? booked : place.language;
  return arrive(house, { ...place, language }, appointment);
}

function appointmentIn(house: House, form: Form): NamedAppointment | null {
  for (const reading of READINGS) {
    const token = /\/a\/([\w.-]{1,80})/.exec((form[reading] ?? "").slice(0, 500))?.[1];
    const named = token && readAppointmentToken(house.engine.keys, token);
    if (named) return named;
  }
  return null;
}

function namedIn(house: House, form: Form) {
  for (const reading of READINGS) {
    const token = /\/t\/([\w.-]{1,80})/.exec((form[reading] ?? "").slice(0, 500))?.[1];
    const named = token && readTicketToken(house.engine.keys, token);
    if (named) return named;
  }
  return null;
}

/** What somebody has chosen; nobody has on the first page. */
function langOf(request: Request): Language | null {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLanguage(asked) ? asked : null;
}

/** Says why a code leads nowhere: in the visitor's language, or in all of the town's while none is chosen. */
export function scanNowhere(
  house: House,
  place: Place,
  request: Request,
  why: string,
): Promise<Response> | null {
  if (why !== "unknown" && why !== "over" && why !== "elsewhere") return null;
  const office = house.engine.town(new URL(request.url).searchParams.get("at") ?? "");
  const languages = langOf(request) ? [place.language] : place.town.languages;
  const title = words(place.language).kiosk.unknownCode;
  return html(
    200,
    <Frame place={place} title={title} unchosen={languages.length > 1}>
      <section
        id="screen"
        class={languages.length > 1 ? "kiosk-shut" : "kiosk-screen kiosk-trouble"}
        role="alert"
        data-scroll-region
        data-idle-reset={SAID_IDLE_S}
        data-idle-url={startOf(place)}
      >
        {languages.map((language, nth) => (
          <Said
            language={language}
            why={why}
            office={office}
            first={nth === 0}
            alone={languages.length === 1}
          />
        ))}
      </section>
    </Frame>,
  );
}

type SaidProps = {
  language: Language;
  why: Nowhere;
  office: Town | null | undefined;
  first: boolean;
  alone: boolean;
};

function Said({ language, why, office, first, alone }: SaidProps) {
  const { kiosk, phone } = words(language);
  const Title = first ? "h1" : "h2";
  const says = {
    unknown: kiosk.unknownCode,
    over: phone.expired,
    elsewhere: office ? kiosk.elsewhere(office.name) : kiosk.unknownCode,
  }[why];
  return (
    <div
      class={alone ? "kiosk-notice kiosk-notice--big" : "kiosk-shut__card"}
      lang={htmlLang(language)}
      dir={direction(language)}
    >
      <Title>{says}</Title>
      <p>{why === "unknown" ? kiosk.unknownCodeHint : kiosk.unavailableHint}</p>
    </div>
  );
}
