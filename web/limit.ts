import { Elysia } from "elysia";
import { refuse } from "./refuse.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

/** Largest body that any form or API call of ours needs. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * What `app.listen` gets beside port and host. Bun answers 413 by itself above its limit, with an empty page, so its limit lies
 * above ours; it also catches bodies of unknown length. `idleTimeout` 0 keeps quiet streams open; Elysia would
 * otherwise set `reusePort`, and a taken port would go unnoticed.
 */
export const SERVE = {
  maxRequestBodySize: 2 * MAX_BODY_BYTES,
  idleTimeout: 0,
  reusePort: false,
  development: false,
} as const;

/** Refuses declared bodies above `MAX_BODY_BYTES` with a readable 413 before reading them. */
export function bodyLimit() {
  return new Elysia({ name: "body-limit" }).onRequest(({ request }) => {
    if (Number(request.headers.get("content-length") ?? 0) <= MAX_BODY_BYTES) return;
    return refuse(request, 413, "too-large", words(chooseLanguage(request)).errors.tooLarge, {
      headers: { connection: "close" },
    });
  });
}
