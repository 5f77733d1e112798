import type { Engine } from "../../engine/engine.ts";
import type { Admitted, Credentials } from "../broker/door.ts";
import { deviceRights } from "../broker/rights.ts";
import { type Refused, refuse } from "../refused.ts";

/** Lets a device in whose user name is its client id and whose secret is right; its rights are its own branches. */
export async function admit(engine: Engine, credentials: Credentials): Promise<Admitted | Refused> {
  const { clientId, username, password } = credentials;
  if (clientId !== username)
    return refuse("not-itself", "Client id and user name must both be the device's id.");
  const device = await engine.credentials.verify(username, password, engine.clock.now());
  if (!device) return refuse("not-authorized", "This device is unknown or its secret is wrong.");
  const { id, location } = device;
  return { device: id, location, rights: deviceRights({ location, device: id }) };
}
