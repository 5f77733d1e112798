import type { Language } from "../../engine/town/town.ts";
import { cookieIn } from "../cookie.ts";
import { isLanguage } from "./languages.ts";

/** Holds the visitor's choice; no personal data, so it needs no consent. */
export const LANGUAGE_COOKIE = "lang";

/** What `?lang=` says. Each request asks more than once, and nearly none says anything: then the address is not taken apart. */
function askedIn({ url }: Request): string | null {
  return url.includes("lang=") ? new URL(url).searchParams.get("lang") : null;
}

/** The visitor's language: `?lang=`, then the cookie, then `Accept-Language`, then German. */
export function chooseLanguage(request: Request): Language {
  const asked = askedIn(request);
  if (isLanguage(asked)) return asked;
  const kept = cookieIn(request, LANGUAGE_COOKIE);
  if (isLanguage(kept)) return kept;
  return fromAcceptLanguage(request.headers.get("accept-language") ?? "");
}

/** The `Set-Cookie` value that keeps a choice for this visit and the next (90 days). */
export function languageCookie(language: Language, secure: boolean): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=7776000; SameSite=Lax; HttpOnly${secure ? "; Secure" : ""}`;
}

/** Whoever chose a language keeps it on the pages after it. */
export function keepLanguage(request: Request, response: unknown, secure: boolean): void {
  const asked = askedIn(request);
  if (isLanguage(asked) && response instanceof Response)
    response.headers.append("set-cookie", languageCookie(asked, secure));
}

/** Browsers say the same with every request, and most of them what others say. */
const understood = new Map<string, Language>();
const UNDERSTOOD = 256;

function fromAcceptLanguage(header: string): Language {
  const known = understood.get(header);
  if (known) return known;
  if (understood.size >= UNDERSTOOD) understood.clear();
  const language = firstOurs(header);
  understood.set(header, language);
  return language;
}

function firstOurs(header: string): Language {
  const wishes = header
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const quality = Number(
        params
          .find((p) => p.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.split("-")[0], quality };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) if (isLanguage(language)) return language;
  return "de";
}
