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
  const host = request.headers.get("host");
  // As browsers write it: then neither has to be taken apart.
  if (host !== null && (origin === `https://${host}` || origin === `http://${host}`)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Refuses requests that another site's page sends with our visitor's cookies: 403. */
export function originGate(note: Note = () => {}) {
  return new Elysia({ name: "origin-gate" }).onRequest(({ request }) => {
    if (fromOurOwnPage(request)) return;
    note(403, request.method, "any");
    return refuse(request, 403, "other-site", words(chooseLanguage(request)).errors.otherSite);
  });
}

/** Each press and each page needs its session's: worked out once. */
const tokens = new WeakMap<object, string>();

/** The form token of a session: keyed by its secret, bound to its id. */
export function formToken(session: { id: string; csrf: string }): string {
  const known = tokens.get(session);
  if (known) return known;
  const made = new Bun.CryptoHasher("sha256", session.csrf).update(`form:${session.id}`).digest("base64url");
  tokens.set(session, made);
  return made;
}

/** True when `given` is this token; compares in constant time. */
export function formTokenFits(token: string, given: unknown): boolean {
  if (typeof given !== "string") return false;
  const expected = Buffer.from(token);
  const found = Buffer.from(given);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
