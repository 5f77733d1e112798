import { Elysia } from "elysia";
import { readTicketToken } from "../../engine/keys/ticket-token.ts";
import { addressOf, type House } from "../house.ts";
import { html } from "../page.tsx";
import { words } from "../words/words.ts";
import { BookForm } from "./arrival-routes.tsx";
import { awayPages } from "./away.tsx";
import { browserSlip, reportSlip } from "./browser-slip.tsx";
import { type Asked, framed, kioskDoor, notFound } from "./door.tsx";
import { drawTicket } from "./draw.tsx";
import { DRAW_FORM } from "./draw-view.tsx";
import { foundScreen } from "./found-view.tsx";
import { createLostOffice, type NotFound } from "./lost.ts";
import { lostScreen } from "./lost-view.tsx";
import { matterScreen } from "./matter-view.tsx";
import { mattersScreen } from "./matters-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { printAgain } from "./print-again.ts";
import { kioskReports } from "./report.ts";
import { readScan, scanNowhere } from "./scan.tsx";
import { startScreen } from "./start.tsx";
import { ticketScreen } from "./ticket-view.tsx";
import { Trouble } from "./trouble-view.tsx";

/** The touch pages of the kiosks, in browsers that staff has unlocked. */
export function kioskRoutes(house: House) {
  const { page, form, stream } = kioskDoor(house);
  const matter = (place: Place, service: string) =>
    place.town.services.some(({ id }) => id === service) ? matterScreen(house, place, service) : null;
  const named = (place: Place, token: string) => {
    const read = readTicketToken(house.engine.keys, token);
    return read?.location === place.town.id ? read.ticket : null;
  };
  const ticket = (place: Place, token: string, request: Request, screen = ticketScreen) => {
    const id = named(place, token);
    return id ? screen(house, place, id, addressOf(house, request)) : null;
  };

  const findLost = createLostOffice(house);
  const report = kioskReports(house);
  const slip = (asked: Asked & { params: { token: string } }, event: "sent" | "handed") =>
    form(asked, async (place) => {
      const status = await reportSlip(house, place, asked.params.token, event);
      return new Response(null, { status, headers: { "cache-control": "no-store" } });
    });

  return new Elysia({ name: "kiosk" }).group("/kiosk/:location/:kiosk", (kiosk) =>
    kiosk
      .get("", ({ request, params }) =>
        page({ request, params }, async (place) => {
          const { languages } = place.town;
          return framed(place, startScreen(house, place, addressOf(house, request)), {
            languages,
            first: true,
          });
        }),
      )
      .get("/services", ({ request, params }) =>
        page({ request, params }, async (place) => {
          const languages = [place.language];
          return framed(place, mattersScreen(house, place), { languages, lost: true });
        }),
      )
      .get("/services/:service", ({ request, params }) =>
        page({ request, params }, async (place) => {
          const { language } = place;
          const back = addressAt(place, "/services");
          const children = (
            <>
              <DrawForm place={place} service={params.service} />
              <BookForm place={place} service={params.service} />
            </>
          );
          return framed(place, matter(place, params.service), { languages: [language], back, children });
        }),
      )
      .post(
        "/tickets",
        ({ request, params, body }) => form({ request, params }, (place) => drawTicket(house, place, body)),
        {
          parse: "urlencoded",
        },
      )
      .get("/tickets/:token", ({ request, params }) =>
        page({ request, params }, async (place) => {
          const screen = ticket(place, params.token, request);
          if (!screen) return notFound(place);
          const children = await browserSlip(house, place, params.token, addressOf(house, request));
          return framed(place, screen, { done: true, children });
        }),
      )
      .post(
        "/scans",
        ({ request, params, body }) =>
          form({ request, params }, (place) => readScan(house, place, request, body)),
        { parse: "urlencoded" },
      )
      .get("/scans/:why", ({ request, params }) =>
        page(
          { request, params },
          async (place) => (await scanNowhere(house, place, request, params.why)) ?? notFound(place),
        ),
      )
      .get("/lost", ({ request, params }) =>
        page({ request, params }, (place) =>
          framed(place, lostScreen(house, place, ""), { languages: [place.language] }),
        ),
      )
      .get("/lost/*", ({ request, params }) =>
        page({ request, params }, (place) =>
          framed(place, lostScreen(house, place, `/${params["*"]}`), { languages: [place.language] }),
        ),
      )
      .post(
        "/lost",
        ({ request, params, body }) =>
          form({ request, params }, async (place) => {
            const found = await findLost(place, body);
            return found instanceof Response ? found : lostNowhere(place, found);
          }),
        { parse: "urlencoded" },
      )
      .get("/live/lost", ({ request, params }) =>
        stream({ request, params }, (place) => lostScreen(house, place, "")),
      )
      .get("/live/lost/*", ({ request, params }) =>
        stream({ request, params }, (place) => lostScreen(house, place, `/${params["*"]}`)),
      )
      .get("/found/:token", ({ request, params }) =>
        page({ request, params }, async (place) => {
          return framed(place, ticket(place, params.token, request, foundScreen), { done: true });
        }),
      )
      .post(
        "/found/:token/paper",
        ({ request, params, body }) =>
          form({ request, params }, async (place) => {
            const { token } = params;
            const found = named(place, token);
            return found ? printAgain(house, place, { ticket: found, token }, body) : notFound(place);
          }),
        { parse: "urlencoded" },
      )
      .get("/live/found/:token", ({ request, params }) =>
        stream({ request, params }, (place) => ticket(place, params.token, request, foundScreen)),
      )
      .post("/slips/:token", ({ request, params }) => slip({ request, params }, "sent"))
      .post("/slips/:token/end", ({ request, params }) => slip({ request, params }, "handed"))
      .post(
        "/reports",
        ({ request, params, body }) => form({ request, params }, (place) => report(place, request, body)),
        { parse: "urlencoded" },
      )
      .get("/away", ({ request, params }) =>
        form({ request, params }, async (place) =>
          Response.json(await awayPages(place), { headers: { "cache-control": "no-store" } }),
        ),
      )
      .get("/live", ({ request, params }) =>
        stream({ request, params }, (place) => startScreen(house, place, addressOf(house, request))),
      )
      .get("/live/services", ({ request, params }) =>
        stream({ request, params }, (place) => mattersScreen(house, place)),
      )
      .get("/live/services/:service", ({ request, params }) =>
        stream({ request, params }, (place) => matter(place, params.service)),
      )
      .get("/live/tickets/:token", ({ request, params }) =>
        stream({ request, params }, (place) => ticket(place, params.token, request)),
      ),
  );
}

/** What the buttons of a matter's screen send. */
function DrawForm({ place, service }: { place: Place; service: string }) {
  return (
    <form id={DRAW_FORM} method="post" action={addressAt(place, "/tickets")}>
      <input type="hidden" name="id" value={crypto.randomUUID()} />
      <input type="hidden" name="service" value={service} />
    </form>
  );
}

/** One sentence why no number was found; never which of the answers was wrong. */
function lostNowhere(place: Place, why: NotFound): Promise<Response> {
  const { kiosk, errors } = words(place.language);
  if (why === "malformed") return html(422, <Trouble place={place} title={errors.badForm} />);
  if (why === "none")
    return html(404, <Trouble place={place} title={kiosk.lostNone} hint={kiosk.unavailableHint} />);
  const headers = { "retry-after": String(why.wait_s) };
  return html(429, <Trouble place={place} title={errors.tooMany(why.wait_s)} />, headers);
}
