import { readHoldToken } from "../../engine/keys/appointment-token.ts";
import { clientOf } from "../booking/client.ts";
import { isKept } from "../booking/keeping.ts";
import type { House } from "../house.ts";
import type { Trip } from "./trip.ts";

/** The path of a kept time, to which a way through the sign-in leads. */
const HOLD = /^\/hold\/([\w.-]+)$/;

export function leadsToHold({ to }: Pick<Trip, "to">): boolean {
  return HOLD.test(to);
}

/** Until when (UTC ms) this browser keeps the time that the way leads to; null for none, and for one that has run out. */
export async function heldUntil(
  { engine }: Pick<House, "engine">,
  request: Request,
  { to }: Pick<Trip, "to">,
): Promise<number | null> {
  const client = clientOf(request);
  const token = HOLD.exec(to)?.[1];
  const named = client && token ? readHoldToken(engine.keys, token, client) : null;
  const row = named && (await engine.look(named.location, named.appointment));
  return row && isKept(row) && row.hold_until > engine.clock.now() ? row.hold_until : null;
}
