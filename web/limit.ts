import { Elysia } from "elysia";
import type { Note } from "./refusal-log.ts";
import { refuse } from "./refuse.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

/** Largest body that any form or API call of ours needs. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * What `app.listen` gets beside port and host. Bun answers 413 by itself above its limit, with an empty page, so its limit lies
 * above ours; it also catches bodies of unknown length. Who is silent for `idleTimeout` seconds loses the connection, or
 * somebody could open and keep every one there is; it is longer than proxies keep theirs, and `patientStreams` spares live
 * streams. A WebSocket frame is held in memory until it is whole, before anybody has signed in, so it is bounded too.
 * Elysia would otherwise set `reusePort`, and a taken port would go unnoticed.
 */
export const SERVE = {
  maxRequestBodySize: 2 * MAX_BODY_BYTES,
  idleTimeout: 150,
  reusePort: false,
  development: false,
  websocket: { maxPayloadLength: 4 * MAX_BODY_BYTES },
} as const;

/** Lets live streams be silent: their readers have nothing to say, and the stream itself drops the ones that stop reading. */
export function patientStreams() {
  return new Elysia({ name: "patient-streams" }).onAfterHandle(
    { as: "global" },
    ({ request, response, server }) => {
      if (!(response instanceof Response)) return;
      if (response.headers.get("content-type")?.startsWith("text/event-stream")) server?.timeout(request, 0);
    },
  );
}

/** Refuses declared bodies above `MAX_BODY_BYTES` with a readable 413 before reading them. */
export function bodyLimit(note: Note = () => {}) {
  return new Elysia({ name: "body-limit" }).onRequest(({ request }) => {
    if (Number(request.headers.get("content-length") ?? 0) <= MAX_BODY_BYTES) return;
    note(413, request.method, "any");
    return refuse(request, 413, "too-large", words(chooseLanguage(request)).errors.tooLarge, {
      headers: { connection: "close" },
    });
  });
}
