import { newToken } from "../../engine/keys/keys.ts";
import { cookieIn } from "../cookie.ts";

const NAME = "booking";

/** The name of this browser while it books, which nobody else can know; null while it has none. */
export function clientOf(request: Request): string | null {
  const token = cookieIn(request, NAME);
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** Gives a browser without a name one, until it is closed. It says nothing of the person, and no consent is needed for what the service needs. */
export function clientCookie(request: Request, secure: boolean): Record<string, string> {
  if (clientOf(request)) return {};
  return {
    "set-cookie": `${NAME}=${newToken()}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`,
  };
}
