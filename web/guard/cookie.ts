import { cookieIn, cookieRights } from "../cookie.ts";

const NAME = "staff";

/**
 * The `Set-Cookie` value of a staff session: an opaque token, out of scripts' reach. Its life is told in seconds because the
 * browser's clock may differ from the house's (in a demo it does by days).
 */
export function staffCookie(token: string, lasts_ms: number, secure: boolean): string {
  return `${NAME}=${token}; Path=/; Max-Age=${Math.floor(lasts_ms / 1000)}${cookieRights(secure)}`;
}

/** The `Set-Cookie` value that takes the cookie away. */
export function noStaffCookie(secure: boolean): string {
  return `${NAME}=; Path=/; Max-Age=0${cookieRights(secure)}`;
}

export function staffToken(request: Request): string | undefined {
  return cookieIn(request, NAME);
}
