import type { Engine } from "../../engine/engine.ts";
import type { Device } from "../../engine/fleet/fleet.ts";
import type { Bus } from "../broker/bus.ts";
import type { Kind } from "../contract/atoms.ts";
import { CONTRACT, isFromDevice, PATHS, type Path, type ToDevicePath } from "../contract/contract.ts";
import { topicOf } from "../contract/topic.ts";
import { mqttDriver } from "../sign/drivers.ts";

/** A device as far as its topics go; one that is not in the document any more has no driver that is known. */
interface Addressed {
  id: string;
  location: string;
  kind: string;
  driver?: Device["driver"];
}

/**
 * Empties what a broker keeps of a device's own word under a secret that is no longer right: another's broker would say for ever that it is
 * there, also to a house that starts anew. One that comes with the new secret says all of it again.
 */
export async function forgetSaid(bus: Bus, { id, location, driver }: Addressed): Promise<void> {
  const own = PATHS.filter((path) => path.startsWith("state/")).map((path) =>
    topicOf({ location, device: id }, path),
  );
  const topics = [...own, ...(mqttDriver(driver)?.kept ?? [])];
  // All at once: before the device can come with its new secret.
  await Promise.all(topics.map((topic) => bus.empty(topic)));
}

/** Empties what a broker keeps for a device of what the house told it: numbers on signs, and the keys in its kit. */
export async function takeBack(bus: Bus, { id, location, kind }: Addressed): Promise<void> {
  for (const path of keptFor(kind)) await bus.publish({ location, device: id }, path, null);
}

/** At a start, and whenever the bus is back: the word of who was barred, removed from the document or moved meanwhile. */
export async function forgetLeft(engine: Engine, bus: Bus): Promise<void> {
  for (const row of await left(engine)) await forgetSaid(bus, row);
}

/** At a start: the same for who was barred, removed from the document or moved to another office while nobody was here to do it. */
export async function takeBackLeft(engine: Engine, bus: Bus): Promise<void> {
  for (const row of await left(engine)) await takeBack(bus, row);
}

/** Who was given a secret once and may not come any more. */
async function left({ store, fleet }: Engine): Promise<Addressed[]> {
  return (await store.list("device")).flatMap(({ id, location, kind, revoked_at }) => {
    const known = fleet.get(id);
    if (known?.location !== location) return [{ id, location, kind }];
    return revoked_at === null ? [] : [{ id, location, kind, driver: known.driver }];
  });
}

function keptFor(kind: string): ToDevicePath[] {
  return PATHS.filter((path): path is ToDevicePath => isKept(path, kind));
}

function isKept(path: Path, kind: string): boolean {
  const { retain, kinds } = CONTRACT[path];
  return retain && !isFromDevice(path) && (kinds as readonly Kind[]).some((one) => one === kind);
}
