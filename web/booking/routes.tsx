import { Elysia } from "elysia";
import { holdToken } from "../../engine/keys/appointment-token.ts";
import { isRefused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import { type Form, formOf } from "../form.ts";
import { clientAddress } from "../guard/client-address.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { chooseLanguage, keepLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { chooseAgain, pathOf, showPerson, showTimes, sorry, timesPath } from "./answers.tsx";
import { BeforePage } from "./before-view.tsx";
import { clientCookie, clientOf } from "./client.ts";
import { holdRoutes } from "./hold-routes.tsx";
import { Holds } from "./holds.ts";
import { Keeping } from "./keeping.ts";
import { KeptTimes } from "./kept-times.ts";
import { MattersPage } from "./matters-view.tsx";
import { dateIn, monthIn } from "./offer.ts";
import { ownRoutes } from "./own-routes.tsx";
import { carriedOf, linesOf } from "./person.ts";
import { placeAt, townAt, whyNot } from "./place.ts";
import { DepartmentsPage, TownsPage } from "./start-view.tsx";
import { departmentsOf, fieldsOf, mattersIn } from "./wish.ts";

const FORM = { parse: "urlencoded" } as const;

/** Booking at home, step by step from the town to the kept time; every step is an address that can be loaded anew. */
export function bookingRoutes(house: House) {
  const { engine } = house;
  const holds = new Holds();
  const keeping = new Keeping(house, holds);
  const shop = { house, kept: new KeptTimes(), holds };
  const asked = (request: Request) => new URL(request.url).searchParams;

  return new Elysia({ name: "booking" })
    .onAfterHandle(({ request, response }) => keepLanguage(request, response, house.secure))
    .get("/book", ({ request }) => {
      const towns = engine.towns.filter((town) => departmentsOf(town).length > 0);
      return html(200, <TownsPage towns={towns} language={chooseLanguage(request)} />);
    })
    .get("/book/:location", ({ request, params: { location } }) =>
      html(200, <DepartmentsPage town={townAt(house, location)} language={chooseLanguage(request)} />),
    )
    .get("/book/:location/:department", ({ request, params }) => {
      const place = placeAt(house, request, params);
      const matters = mattersIn(place.town, asked(request));
      return html(200, <MattersPage {...place} matters={matters} refusal={null} />);
    })
    .get("/book/:location/:department/before", ({ request, params }) => {
      const place = placeAt(house, request, params);
      const matters = mattersIn(place.town, asked(request));
      const refused = whyNot(place, matters);
      if (refused) return chooseAgain(place, matters, refused);
      const named = new URLSearchParams(fieldsOf(matters));
      // Whoever reloads or passes on the address gets one that names what was chosen and nothing else.
      const plain = [...asked(request).keys()].every((name) => name === "lang" || named.has(name));
      return plain
        ? html(200, <BeforePage {...place} matters={matters} />)
        : see(`${pathOf(place)}/before?${named}`);
    })
    .get("/book/:location/:department/times", ({ request, params }) => {
      const place = placeAt(house, request, params);
      const query = asked(request);
      const matters = mattersIn(place.town, query);
      const refused = whyNot(place, matters);
      if (refused) return chooseAgain(place, matters, refused);
      const when = { day: dateIn(query.get("day")), month: monthIn(query.get("month")) };
      return showTimes(shop, request, place, matters, when, null);
    })
    .post(
      "/book/:location/:department/times",
      async ({ request, server, params, body }) => {
        const place = placeAt(house, request, params);
        const { town, department, language } = place;
        const typed = formOf(body);
        const matters = mattersIn(town, fieldsIn(typed));
        const refused = whyNot(place, matters);
        if (refused) return chooseAgain(place, matters, refused);
        const { start = "", seen = "" } = typed;
        // A form names a day to look at, or a time of the day that is looked at.
        const day = dateIn(isNumber(start) ? businessDay(town, Number(start)) : typed.day);
        const when = { day, month: monthIn(typed.month), typed };
        if (!isNumber(start) || !isNumber(seen)) return showTimes(shop, request, place, matters, when, null);
        const client = clientOf(request);
        const self = timesPath(town, { department: department.id, matters, start_at: Number(start) });
        // A browser that keeps no cookies would lose the time as soon as it has it.
        if (!client) {
          const w = words(language).booking;
          const onward = { href: self, name: w.chooseTime };
          return sorry(409, place, w.cookies, onward, clientCookie(request, house.secure));
        }
        const peer = server?.requestIP(request)?.address ?? "";
        const browser = { client, address: clientAddress(request, peer, house.proxies) };
        const wanted = { location: town.id, matters, start_at: Number(start), language, seen };
        const held = await keeping.hold(browser, wanted);
        if (isRefused(held)) return showTimes(shop, request, place, matters, when, held);
        if (carriedOf(department, typed).length === 0)
          return see(`/hold/${holdToken(engine.keys, held.id, client)}`);
        return showPerson(house, client, place, held, linesOf(place, typed, words(language), false));
      },
      FORM,
    )
    .use(holdRoutes(shop, keeping))
    .use(ownRoutes(house, keeping));
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

function fieldsIn(form: Form): [name: string, value: string][] {
  return Object.entries(form).map(([name, value = ""]) => [name, value]);
}
