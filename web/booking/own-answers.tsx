import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { Refused } from "../../engine/refusal.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { cookieIn } from "../cookie.ts";
import type { House } from "../house.ts";
import { qrImage } from "../kiosk/qr.ts";
import { requestPage } from "../lottery/request-routes.tsx";
import { html } from "../page.tsx";
import { chooseLanguage, LANGUAGE_COOKIE } from "../words/choose.ts";
import { isLanguage } from "../words/languages.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { addressOfAppointment, appointmentAt } from "./address.ts";
import { sorry } from "./answers.tsx";
import { type Own, ownOf } from "./own.ts";
import { OwnPage } from "./own-view.tsx";
import { bookingSentence } from "./sentences.ts";

/** The link is personal: no search engine shall ever name it. */
export const HEADERS = { "x-robots-tag": "noindex" };

/** An appointment that a personal link names, for whoever holds it. */
export interface Found {
  town: Town;
  own: Own;
  token: string;
  language: Language;
}

/** What was done a moment ago. */
export type Done = "moved" | "cancelled" | "saved" | "told";

/** Why something was not done, where the engine was not even asked. */
export interface Denied {
  status: number;
  sentence: string;
  headers?: Record<string, string>;
}

/** The page that everything about one's own appointment ends on, also what is refused: it says what is, and what can be done. */
export function createOwnAnswers(house: House) {
  const { engine } = house;

  /** The appointment, or the page that says that there is none. */
  const found = async (request: Request, token: string): Promise<Found | Response> => {
    const named = appointmentAt(house, token);
    const town = named && engine.town(named.location);
    const own =
      named && (await engine.read(named.location, (state, now) => ownOf(state, named.appointment, now)));
    const language = languageOf(request, own?.row.language ?? null);
    if (town && own) return { town, own, token, language };
    const wish = named && (await requestPage(house, named, token, (booked) => languageOf(request, booked)));
    if (wish) return wish;
    const w = words(language).booking;
    return sorry(404, { town: null, language }, w.unknown, { href: "/book", name: w.again }, HEADERS);
  };

  const show = async (request: Request, at: Found, done: Done | null, refused: Refused | Denied | null) => {
    const { own, language } = at;
    const w = words(language);
    const { id, ticket } = own.row;
    const said: Record<Done, string> = {
      moved: w.booking.moved,
      cancelled: w.booking.states.cancelled,
      saved: w.booking.saved,
      told: w.booking.told,
    };
    const denied =
      refused instanceof Refused
        ? { status: refusalStatus(refused.code), sentence: bookingSentence(w, refused) }
        : refused;
    return html(
      denied?.status ?? 200,
      <OwnPage
        {...at}
        code={(await engine.contacts.of(id))?.code ?? null}
        qr={await qrImage(addressOfAppointment(house, request, id))}
        ticket={ticket && `/t/${ticketToken(engine.keys, ticket)}`}
        done={done && said[done]}
        refusal={denied?.sentence ?? null}
      />,
      { ...HEADERS, ...denied?.headers },
    );
  };

  return { found, show };
}

/** What was chosen in this browser, else the language in which it was booked: the link may come by mail. */
function languageOf(request: Request, booked: Language | null): Language {
  const asked = new URL(request.url).searchParams.get("lang") ?? cookieIn(request, LANGUAGE_COOKIE);
  return isLanguage(asked) ? asked : (booked ?? chooseLanguage(request));
}
