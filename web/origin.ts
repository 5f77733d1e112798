import { timingSafeEqual } from "node:crypto";
import { Elysia } from "elysia";
import type { Note } from "./refusal-log.ts";
import { refuse } from "./refuse.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * May this request change something? Browsers always send `Origin` with a POST and `Sec-Fetch-Site` on trustworthy
 * hosts. Programs send neither and carry no visitor's cookies, so they pass.
 */
export function fromOurOwnPage(request: Request): boolean {
  if (SAFE.has(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

/** Refuses requests that another site's page sends with our visitor's cookies: 403. */
export function originGate(note: Note = () => {}) {
  return new Elysia({ name: "origin-gate" }).onRequest(({ request }) => {
    if (fromOurOwnPage(request)) return;
    note(403, request.method, "any");
    return refuse(request, 403, "other-site", words(chooseLanguage(request)).errors.otherSite);
  });
}

/** The form token of a session: keyed by the process or stored `secret`, bound to the session id. */
export function formToken(secret: string, session: string): string {
  return new Bun.CryptoHasher("sha256", secret).update(`form:${session}`).digest("base64url");
}

/** True when `given` is the token of this session; compares in constant time. */
export function formTokenFits(secret: string, session: string, given: unknown): boolean {
  if (typeof given !== "string") return false;
  const expected = Buffer.from(formToken(secret, session));
  const found = Buffer.from(given);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
