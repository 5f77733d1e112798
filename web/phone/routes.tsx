import { Elysia } from "elysia";
import { readTicketToken } from "../../engine/keys/ticket-token.ts";
import type { Intent } from "../../engine/location/command.ts";
import { awaitedNumber } from "../../engine/outage/awaited.ts";
import { isRefused } from "../../engine/refusal.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { cookieIn } from "../cookie.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { fragment, html } from "../page.tsx";
import { refuse, refuseCommand } from "../refuse.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { topic } from "../topics.ts";
import { chooseLanguage, LANGUAGE_COOKIE, languageCookie } from "../words/choose.ts";
import { isLanguage } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { type PhoneTicket, phoneTicketOf, type Step } from "./model.ts";
import { AwaitedPage, GiveUpPage, NoTicketPage, PhonePage, PhoneTicketView } from "./view.tsx";

/** Presses a phone may make at once, then one every so often: enough for a person, too little for a robot. */
const PRESSES = { burst: 12, every_ms: 5_000 };
/** A family, and the connections that a phone in a tunnel has left behind; not a robot with one ticket. */
const READERS = 32;
const INTENTS: Record<Step, Intent["type"] & ("step-out" | "come-back" | "put-back" | "cancel")> = {
  errand: "step-out",
  "errand-end": "come-back",
  return: "put-back",
  end: "cancel",
};
/** A number that a kiosk has not told us of yet. */
const LOOK_AGAIN_S = "10";
const HEADERS = { "x-robots-tag": "noindex" };

interface Found {
  town: Town;
  ticket: PhoneTicket;
  language: Language;
}

/** The ticket on the visitor's phone, behind the unguessable address of its QR code. */
export function phoneRoutes(house: House) {
  const { engine, live } = house;
  const throttle = createThrottle(PRESSES);

  const look = (location: string, ticket: string) =>
    engine.read(location, (state, now) => {
      const shown = phoneTicketOf(state, ticket, now);
      return shown && { shown, spoken: state.tickets.get(ticket)?.language ?? "de" };
    });

  /** The ticket a token names, or a calm page: forged, or of another day. */
  const found = async (request: Request, token: string): Promise<Found | Response> => {
    const named = readTicketToken(engine.keys, token);
    const town = named && engine.town(named.location);
    const seen = named && (await look(named.location, named.ticket));
    const language = languageOf(request, seen?.spoken ?? null);
    if (town && seen) return { town, ticket: seen.shown, language };
    const number =
      named && town && (await engine.read(town.id, (state) => awaitedNumber(state, named.ticket)));
    if (town && number)
      return html(200, <AwaitedPage {...{ language, town, number }} />, {
        ...HEADERS,
        refresh: LOOK_AGAIN_S,
      });
    return html(404, <NoTicketPage language={language} />, HEADERS);
  };

  const step =
    (step: Step) =>
    async ({ request, params, body }: { request: Request; params: { token: string }; body: unknown }) => {
      const { token } = params;
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const pace = throttle.take(at.ticket.id, engine.clock.now());
      if (!pace.ok) {
        const headers = { "retry-after": String(pace.retry_after_s) };
        return refuse(request, 429, "too-many", words(at.language).errors.tooMany(pace.retry_after_s), {
          headers,
        });
      }
      const form = formOf(body);
      const seen = /^\d{1,15}$/.exec(form.seen ?? "")?.[0];
      if (!seen) return refuse(request, 422, "bad-input", words(at.language).errors.badForm);
      if (step === "end" && form.sure !== "yes" && !request.headers.has("hx-request"))
        return html(200, <GiveUpPage {...at} token={token} />, HEADERS);
      const answer = await engine.ask(at.town.id, {
        id: `phone:${at.ticket.number}:${step}:${seen}`,
        actor: `visitor:${at.ticket.id}`,
        intent: { type: INTENTS[step], ticket: at.ticket.id },
      });
      if (isRefused(answer)) return refuseCommand(request, answer);
      if (!request.headers.has("hx-request")) return see(`/t/${token}?lang=${at.language}`);
      const after = await found(request, token);
      return after instanceof Response ? after : fragment(200, <PhoneTicketView {...after} token={token} />);
    };

  const FORM = { parse: "urlencoded" } as const;
  return new Elysia({ name: "phone" })
    .get("/t/:token", async ({ request, params: { token } }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const asked = new URL(request.url).searchParams.get("lang");
      const kept: Record<string, string> = isLanguage(asked)
        ? { "set-cookie": languageCookie(asked, house.secure) }
        : {};
      const shown = <PhoneTicketView {...at} token={token} />;
      return html(200, <PhonePage {...at} token={token} shown={shown} now={engine.clock.now()} />, {
        ...HEADERS,
        ...kept,
      });
    })
    .get("/t/:token/stream", async ({ request, params: { token } }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const { town, language } = at;
      return live.stream(request, {
        key: `phone/${at.ticket.id}/${language}`,
        topic: topic(town.id, "phone"),
        most: READERS,
        render: async () => {
          const seen = await look(town.id, at.ticket.id);
          if (!seen)
            return (
              <section class="phone" id="ticket">
                <h1 class="phone__big">{words(language).phone.expired}</h1>
              </section>
            );
          return <PhoneTicketView town={town} ticket={seen.shown} token={token} language={language} />;
        },
      });
    })
    .post("/t/:token/errand", step("errand"), FORM)
    .post("/t/:token/errand-end", step("errand-end"), FORM)
    .post("/t/:token/return", step("return"), FORM)
    .post("/t/:token/end", step("end"), FORM);
}

/** What the visitor chose on the phone, else at the kiosk, else what the browser asks for. */
function languageOf(request: Request, spoken: Language | null): Language {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLanguage(asked)) return asked;
  const kept = cookieIn(request, LANGUAGE_COOKIE);
  if (isLanguage(kept)) return kept;
  return spoken ?? chooseLanguage(request);
}
