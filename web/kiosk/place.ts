import type { KioskRule, Language, Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { chooseLanguage } from "../words/choose.ts";

/** Where and to whom a kiosk speaks. The language travels in the address, so that the next visitor does not inherit it. */
export interface Place {
  town: Town;
  kiosk: KioskRule;
  /** One that the town offers. */
  language: Language;
}

/** The kiosk a request asks for, or null where there is none. */
export function placeOf(
  house: House,
  request: Request,
  params: { location: string; kiosk: string },
): Place | null {
  const town = house.engine.town(params.location);
  const kiosk = town?.kiosks.find((one) => one.id === params.kiosk);
  if (!town || !kiosk) return null;
  const wished = chooseLanguage(request);
  const language = town.languages.includes(wished) ? wished : (town.languages[0] ?? "de");
  return { town, kiosk, language };
}

/** The first page of a kiosk, where it goes back to by itself. */
export function startOf({ town, kiosk }: Place): string {
  return `/kiosk/${town.id}/${kiosk.id}`;
}

/** A page below it, `/services`, in the visitor's language or in another. */
export function addressAt(place: Place, path: string, language = place.language): string {
  return `${startOf(place)}${path}?lang=${language}`;
}
