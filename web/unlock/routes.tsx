import { Elysia } from "elysia";
import { unlocks } from "../../engine/keys/unlock-link.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { lockedPage, unlockCookie, unlockedFor } from "./guard.tsx";
import { Choice, Unlock } from "./view.tsx";

/** Where staff unlock a browser once, and choose what it shows. */
export function unlockRoutes(house: House) {
  const { engine } = house;

  /** The office whose door this code opens now, or the refusal. */
  const door = (request: Request, { location, code }: { location: string; code: string }) => {
    const town = engine.town(location);
    if (!town) return unknown(request);
    return unlocks(engine.keys, location, code, engine.clock.now()) ? town : stale(request);
  };

  return new Elysia({ name: "unlock" })
    .get("/unlock/:location", async ({ request, params }) => {
      const town = engine.town(params.location);
      if (!town) return unknown(request);
      if (!(await unlockedFor(house, request, town.id))) return lockedPage(request, town.name);
      return html(200, <Choice town={town} />);
    })
    .get("/unlock/:location/:code", async ({ request, params }) => {
      const town = await door(request, params);
      return town instanceof Response ? town : html(200, <Unlock town={town} code={params.code} />);
    })
    .post("/unlock/:location/:code", async ({ request, params }) => {
      const town = await door(request, params);
      if (town instanceof Response) return town;
      const headers = new Headers({ location: `/unlock/${town.id}`, "cache-control": "no-store" });
      if (!(await unlockedFor(house, request, town.id))) {
        headers.set("set-cookie", await unlockCookie(house, town.id));
        engine.log({ level: "info", what: "browser unlocked", location: town.id });
      }
      return new Response(null, { status: 303, headers });
    });
}

function unknown(request: Request): Promise<Response> {
  const { notFound, notFoundTitle } = words(chooseLanguage(request)).errors;
  return refuse(request, 404, "unknown-location", notFound, { title: notFoundTitle });
}

function stale(request: Request): Promise<Response> {
  const sentence =
    "Der Link ist abgelaufen (er gilt einen Tag) oder unvollständig. Der Arbeitsplatz zeigt unter „Geräte“ einen neuen.";
  return refuse(request, 403, "unlock-code", sentence, { title: "Dieser Link schaltet nichts frei" });
}
