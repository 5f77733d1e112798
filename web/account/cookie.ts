import { cookieIn, cookieRights } from "../cookie.ts";

const NAME = "visitor";
const PORTAL = "portal";
/** People may have to find their portal's password first. */
export const PORTAL_MS = 30 * 60_000;

/** The `Set-Cookie` value of a visitor's session; it goes when the browser is closed. */
export function visitorCookie(token: string, secure: boolean): string {
  return `${NAME}=${token}; Path=/${cookieRights(secure)}`;
}

export function noVisitorCookie(secure: boolean): string {
  return `${NAME}=; Path=/; Max-Age=0${cookieRights(secure)}`;
}

export function visitorToken(request: Request): string | undefined {
  return cookieIn(request, NAME);
}

/** Binds a visit to a portal to the browser that began it. */
export function portalCookie(token: string, secure: boolean): string {
  return `${PORTAL}=${token}; Path=/account; Max-Age=${PORTAL_MS / 1000}${cookieRights(secure)}`;
}

export function portalToken(request: Request): string | undefined {
  return cookieIn(request, PORTAL);
}
