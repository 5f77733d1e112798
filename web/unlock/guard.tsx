import type { Session } from "../../engine/staff/sessions.ts";
import { cookieIn } from "../cookie.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { Locked } from "./locked.tsx";

/** Each location has a cookie of its own, so that one browser can be unlocked for several. */
function cookieName(location: string): string {
  return `unlocked-${location}`;
}

/** The longest life browsers grant a cookie, s; the session behind it lives as long. */
const LASTS_S = 400 * 24 * 3_600;

/** Has staff unlocked the browser that asks, for this location? */
export async function unlockedFor(house: House, request: Request, location: string): Promise<boolean> {
  return (await unlockedBrowser(house, request, location)) !== null;
}

/** The browser that asks, as staff unlocked it for this location; null when they did not. */
export async function unlockedBrowser(
  house: House,
  request: Request,
  location: string,
): Promise<Session | null> {
  const { sessions, clock } = house.engine;
  const token = cookieIn(request, cookieName(location));
  const session = await sessions.find("unlocked", token, clock.now());
  return session?.subject === location ? session : null;
}

/** Unlocks the browser that gets this `Set-Cookie` value, for a location. */
export async function unlockCookie(house: House, location: string): Promise<string> {
  const { token } = await house.engine.sessions.begin("unlocked", location, house.engine.clock.now());
  const secure = house.secure ? "; Secure" : "";
  return `${cookieName(location)}=${token}; Path=/; Max-Age=${LASTS_S}; SameSite=Lax; HttpOnly${secure}`;
}

/** The page in place of one that is locked: 200, because the address is right and only the browser is not known yet. */
export function lockedPage(request: Request, office: string): Promise<Response> {
  return html(200, <Locked language={chooseLanguage(request)} office={office} />);
}

/** What a locked browser gets from streams and forms: 403. The page's script then fetches the page anew, which explains. */
export function refuseLocked(request: Request): Promise<Response> {
  const { locked, lockedHint } = words(chooseLanguage(request)).kiosk;
  return refuse(request, 403, "locked", lockedHint, { title: locked });
}
