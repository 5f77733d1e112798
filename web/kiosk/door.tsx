import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { lockedPage, refuseLocked, unlockedFor } from "../unlock/guard.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { LiveFrame } from "./frame.tsx";
import { type Place, placeOf } from "./place.ts";
import { type Screen, viewOf } from "./screen.ts";
import { Trouble } from "./trouble-view.tsx";

/** What a route hands on: of the whole context Elysia would have to take cookies, query and body apart, for nobody. */
export type Asked = { request: Request; params: { location: string; kiosk: string } };

/** What a page has around its screen. */
type Around = Omit<Parameters<typeof LiveFrame>[0], "place" | "title" | "screen" | "shown">;

/** Lets requests through to their kiosk, in browsers that staff has unlocked. */
export function kioskDoor(house: House) {
  /** An unknown kiosk is 404, a locked browser is told so. */
  const at = async (asked: Asked, locked: typeof lockedPage, work: (place: Place) => Promise<Response>) => {
    const place = placeOf(house, asked.request, asked.params);
    if (!place) return unknownKiosk(asked.request);
    if (!(await unlockedFor(house, asked.request, place.town.id)))
      return locked(asked.request, place.town.name);
    try {
      return await work(place);
    } catch (error) {
      // A kiosk must find back by itself, which the house's page about bugs does not.
      house.engine.log({ level: "error", what: "kiosk page failed", location: place.town.id, error });
      const w = words(place.language).kiosk;
      return html(500, <Trouble place={place} title={w.unavailable} hint={w.unavailableHint} />);
    }
  };
  return {
    page: (asked: Asked, work: (place: Place) => Promise<Response>) => at(asked, lockedPage, work),
    form: (asked: Asked, work: (place: Place) => Promise<Response>) => at(asked, refuseLocked, work),
    stream: (asked: Asked, screen: (place: Place) => Screen | null) =>
      at(asked, refuseLocked, async (place) => {
        const found = screen(place);
        return found ? house.live.stream(asked.request, viewOf(place, found)) : notFound(place);
      }),
  };
}

/** A page around a screen that follows what happens; without one there is no such page. */
export async function framed(place: Place, screen: Screen | null, around: Around): Promise<Response> {
  if (!screen) return notFound(place);
  const { title } = screen;
  const shown = await screen.render();
  return html(200, <LiveFrame place={place} title={title} screen={screen} shown={shown} {...around} />);
}

export function notFound(place: Place): Promise<Response> {
  const w = words(place.language).errors;
  return html(404, <Trouble place={place} title={w.notFoundTitle} hint={w.notFound} />);
}

function unknownKiosk(request: Request): Promise<Response> {
  const { notFound: sentence, notFoundTitle } = words(chooseLanguage(request)).errors;
  return refuse(request, 404, "unknown-kiosk", sentence, { title: notFoundTitle });
}
