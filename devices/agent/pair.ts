import { type Static, type TSchema, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import { Id, nullable } from "../contract/atoms.ts";
import type { Place } from "./place.ts";

const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
/** After a no, and while the house is away. */
const AGAIN_MS = 15_000;
/** How much slower after `slow_down` (RFC 8628, 3.5). */
const SLOWER_S = 5;
const ANSWER_MS = 10_000;

const Codes = Type.Object({
  device_code: Type.String(),
  user_code: Type.String(),
  verification_uri: Type.String(),
  interval: Type.Number({ minimum: 0 }),
});
const Granted = Type.Object({
  username: Id,
  secret: Type.String({ minLength: 1 }),
  location: Id,
  brokers: Type.Array(Type.String(), { minItems: 1 }),
  ca: nullable(Type.String()),
});
const Fault = Type.Object({ error: Type.String() });

export interface PairOptions {
  house: URL;
  kind: string;
  model: string;
  log: Log;
  clock: Clock;
  /** Ends it; the promise then resolves to null. */
  signal: AbortSignal;
  /** Hears the code to be shown, without its stroke; null when there is none. */
  show(code: string | null): void;
}

/** Asks the house for a code and waits until staff have confirmed one, however often that takes. */
export async function pair(options: PairOptions): Promise<Place | null> {
  const { signal, show } = options;
  while (!signal.aborted) {
    const place = await once(options).catch((error: unknown) => {
      if (!signal.aborted) options.log({ level: "warn", what: "pairing not possible", error: String(error) });
      return null;
    });
    show(null);
    if (place) return place;
    await pause(options, AGAIN_MS);
  }
  return null;
}

/** From one code to its end: the place, or null when it came to nothing. */
async function once(options: PairOptions): Promise<Place | null> {
  const { house, kind, model, log, show, signal } = options;
  const codes = await post(options, "/pairing/codes", { client_id: kind, model }, Codes);
  if ("error" in codes) throw new Error(codes.error);
  show(codes.user_code.replaceAll("-", ""));
  const { user_code: code, verification_uri: at } = codes;
  log({ level: "info", what: "waiting to be paired", code, at, house: house.origin });
  let interval_s = codes.interval;
  let away = false;
  while (!signal.aborted) {
    await pause(options, interval_s * 1_000);
    const form = { grant_type: GRANT, device_code: codes.device_code };
    const answer = await post(options, "/pairing/secrets", form, Granted).catch((error: unknown) => {
      if (!away && !signal.aborted)
        log({ level: "warn", what: "the house does not answer", error: String(error) });
      return null;
    });
    away = answer === null;
    // It is asked again: the code may be confirmed already.
    if (answer === null) continue;
    if ("secret" in answer) return placeOf(answer);
    if (answer.error === "slow_down") interval_s += SLOWER_S;
    else if (answer.error !== "authorization_pending") {
      log({ level: "warn", what: "pairing ended", code: answer.error });
      return null;
    }
  }
  return null;
}

function placeOf({ username, secret, location, brokers, ca }: Static<typeof Granted>): Place {
  return { device: username, location, secret, mqtt_url: brokers[0] ?? "", ca };
}

async function post<S extends TSchema>(
  { house, signal }: PairOptions,
  path: string,
  form: Record<string, string>,
  wanted: S,
): Promise<Static<S> | Static<typeof Fault>> {
  const answer = await fetch(new URL(path, house), {
    method: "POST",
    body: new URLSearchParams(form),
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  });
  const body: unknown = await answer.json();
  if (Value.Check(wanted, body)) return body;
  if (Value.Check(Fault, body)) return body;
  throw new Error(`${path} answered ${answer.status} in a shape that is not known`);
}

function pause({ clock, signal }: PairOptions, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(ms, resolve);
    signal.addEventListener(
      "abort",
      () => {
        callOff();
        resolve();
      },
      { once: true },
    );
  });
}
