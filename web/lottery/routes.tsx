import { Elysia } from "elysia";
import type { Matter } from "../../engine/appointments/appointment.ts";
import { type Contact, RETENTION } from "../../engine/contacts/contact.ts";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import { newToken } from "../../engine/keys/keys.ts";
import { RequestLimit } from "../../engine/lottery/limit.ts";
import { addressesOf } from "../../engine/messages/rule.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import type { Town } from "../../engine/town/town.ts";
import { requestTable } from "../../machines/request.ts";
import { bookerOf } from "../account/booker.ts";
import { signInPath } from "../account/trip.ts";
import { chooseAgain, pathOf } from "../booking/answers.tsx";
import { dateIn } from "../booking/offer.ts";
import { contactOf, linesOf } from "../booking/person.ts";
import { type Place, placeAt, whyNot } from "../booking/place.ts";
import { bookingSentence } from "../booking/sentences.ts";
import { fieldsOf, mattersIn } from "../booking/wish.ts";
import { type Form, formOf } from "../form.ts";
import { clientAddress } from "../guard/client-address.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { keepLanguage } from "../words/choose.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { proofRoutes } from "./proof-routes.tsx";
import { requestRoutes } from "./request-routes.tsx";
import { WishSentPage } from "./request-view.tsx";
import { standingRoutes } from "./standing-routes.tsx";
import { FLEXIBLE_FIELD, type WishSheet, wishesIn, wishSheet } from "./wish-form.ts";
import { WishPage } from "./wish-view.tsx";
import { makeRequest } from "./wishing.ts";

const FORM = { parse: "urlencoded" } as const;
/** So many requests from one address at once, then one a minute: who tries out whether others take part does so slowly. */
const TRIES = { burst: 12, every_ms: 60_000 };

interface Found {
  place: Place;
  matters: Matter[];
  sheet: WishSheet;
}

/** Times that are drawn by lot: to wish for some, and the request's own page. */
export function lotteryRoutes(house: House) {
  const { engine } = house;
  const lots = { engine, lots: new RequestLimit(engine) };
  const tries = createThrottle(TRIES);

  const found = async (
    request: Request,
    params: { location: string; department: string },
    fields: Iterable<[name: string, value: string]>,
  ): Promise<Found | Response> => {
    const place = placeAt(house, request, params);
    const named = [...fields];
    const matters = mattersIn(place.town, named);
    const refused = whyNot(place, matters);
    if (refused) return chooseAgain(place, matters, refused);
    const week = dateIn(new Map(named).get("week"));
    const sheet = await engine.read(place.town.id, (state, now) => wishSheet(state, now, matters, week));
    return sheet ? { place, matters, sheet } : see(`${pathOf(place)}/times?${query(matters)}`);
  };

  const show = async ({ place, matters, sheet }: Found, typed: Form, asked: Asked) => {
    const { town, language } = place;
    const w = words(language);
    const { refused = null, checked = false, chosen = true, press = newToken() } = asked;
    const lines = linesOf(place, typed, w, checked);
    const { contact_days } = town.retention ?? RETENTION;
    const wrong = !chosen || lines.some(({ mistake }) => mistake !== null);
    return html(
      refused ? refusalStatus(refused.code) : wrong ? 422 : 200,
      <WishPage
        town={town}
        language={language}
        matters={matters}
        sheet={sheet}
        path={`${pathOf(place)}/wish`}
        fields={fieldsOf(matters)}
        back={`${pathOf(place)}/times?${query(matters)}`}
        typed={typed}
        lines={lines}
        kept_days={contact_days}
        press={press}
        puzzle={sheet.puzzle ? await engine.puzzles.about(press) : null}
        chosen={chosen}
        refusal={refused && bookingSentence(w, refused)}
      />,
    );
  };

  return new Elysia({ name: "lottery" })
    .onAfterHandle(({ request, response }) => keepLanguage(request, response, house.secure))
    .get("/book/:location/:department/wish", async ({ request, params }) => {
      const at = await found(request, params, new URL(request.url).searchParams);
      if (at instanceof Response) return at;
      const { town } = at.place;
      const booker = await bookerOf(house, request, { ...at.place, matters: at.matters });
      const { pathname, search } = new URL(request.url);
      if (booker === "missing") return see(signInPath(`${pathname}${search}`, town));
      const known: Form = { name: booker?.account.name ?? "", email: booker?.account.email ?? "" };
      return show(at, known, {});
    })
    .post(
      "/book/:location/:department/wish",
      async ({ request, server, params, body }) => {
        const typed = formOf(body);
        const fields = Object.entries(typed).map(([name, value = ""]): [string, string] => [name, value]);
        const at = await found(request, params, fields);
        if (at instanceof Response) return at;
        const { place, matters, sheet } = at;
        const { town, department, language } = place;
        const self = `${pathOf(place)}/wish?${query(matters)}&week=${sheet.window.week}`;
        const booker = await bookerOf(house, request, { ...place, matters });
        if (booker === "missing") return see(signInPath(self, town));
        const press = /^[\w-]{43}$/.exec(typed.press ?? "")?.[0] ?? newToken();
        const again = { press, checked: true };
        const wishes = wishesIn(typed, sheet.choices);
        const flexible = typed[FLEXIBLE_FIELD] === "1";
        const lines = linesOf(place, typed, words(language), true);
        const chosen = wishes.length > 0 || flexible;
        if (!chosen || lines.some(({ mistake }) => mistake !== null))
          return show(at, typed, { ...again, chosen });
        const peer = server?.requestIP(request)?.address ?? "";
        if (!tries.take(clientAddress(request, peer, house.proxies), engine.clock.now()).ok)
          return show(at, typed, { ...again, refused: new Refused("busy", "Too many requests") });
        const account = booker?.account.id ?? null;
        const contact = { ...contactOf(lines), account };
        const worked = sheet.puzzle && (await engine.puzzles.isSolved(typed.work ?? "", press));
        const asks = account === null && (department.form?.confirm === "link" || (sheet.puzzle && !worked));
        // Whoever has only typed in an address gets no link to what is done in its name, and reads the same whoever owns it.
        const quietly = account === null && (asks || isTold(town, contact));
        const wish = { location: town.id, matters, week: sheet.window.week, wishes, flexible, language };
        const { pool } = sheet.offer;
        const made = await makeRequest(lots, { ...wish, pool, contact, press, confirmed: !asks, quietly });
        if (isRefused(made)) return show(at, typed, { ...again, refused: made });
        if (made && !quietly && !requestTable.next(made.state, "confirmed"))
          return see(appointmentPath(engine.keys, made.id));
        const { draws_at } = sheet.window;
        return html(200, <WishSentPage {...{ town, language, draws_at, self, asks }} />);
      },
      FORM,
    )
    .use(requestRoutes(house, lots))
    .use(proofRoutes(house))
    .use(standingRoutes(house));
}

/** What is wrong, and what the form was given. */
interface Asked {
  refused?: Refused;
  checked?: boolean;
  /** Something was wished for; unless said, it was. */
  chosen?: boolean;
  press?: string;
}

/** Whether this town writes to whoever left this that their request has arrived: else the page itself is all they get. */
function isTold(town: Town, contact: Contact): boolean {
  return !town.messages?.off?.includes("requested") && addressesOf(town, "requested", contact).length > 0;
}

function query(matters: readonly Matter[]): string {
  return String(new URLSearchParams(fieldsOf(matters)));
}
