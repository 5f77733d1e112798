import type { Engine } from "../../engine/engine.ts";
import { clientIdOf } from "../../engine/town/own-topics.ts";
import type { Admitted, Credentials, TurnedAway } from "../broker/door.ts";
import { type Refused, refuse } from "../refused.ts";
import { rightsOf } from "./rights-of.ts";

/** Tells staff of a device that is refused: by its user name, or by its client id where it has no user name of ours. */
export function noteTurnedAway({ fleet, clock }: Engine): TurnedAway {
  return ({ username, clientId }, code) =>
    fleet.turnAway(fleet.get(username) ? username : clientId, code, clock.now());
}

/**
 * Lets a device in whose user name is its id and whose secret is right; its client id is the id, too, or the one that its
 * driver's firmware insists on. Its rights are its own topics.
 */
export async function admit(engine: Engine, credentials: Credentials): Promise<Admitted | Refused> {
  const { clientId, username, password } = credentials;
  const known = engine.fleet.get(username);
  if (clientId !== (known ? clientIdOf(known) : username))
    return refuse("not-itself", "The user name must be the device's id, and so must the client id.");
  const device = await engine.credentials.verify(username, password, engine.clock.now());
  if (!device) return refuse("not-authorized", "This device is unknown or its secret is wrong.");
  return { device: device.id, location: device.location, rights: rightsOf(device) };
}
