import type { Engine } from "../../engine/engine.ts";
import type { Bus } from "../broker/bus.ts";
import type { Kind } from "../contract/atoms.ts";
import { CONTRACT, isFromDevice, PATHS, type Path, type ToDevicePath } from "../contract/contract.ts";

/** A device as far as its topics go. */
interface Addressed {
  id: string;
  location: string;
  kind: string;
}

/** Empties what a broker keeps for a device of what the house told it: numbers on signs, and the keys in its kit. */
export async function takeBack(bus: Bus, { id, location, kind }: Addressed): Promise<void> {
  for (const path of keptFor(kind)) await bus.publish({ location, device: id }, path, null);
}

/** At a start: the same for who was barred, removed from the document or moved to another office while nobody was here to do it. */
export async function takeBackLeft({ store, fleet }: Engine, bus: Bus): Promise<void> {
  for (const row of await store.list("device")) {
    const known = fleet.get(row.id);
    if (known?.location !== row.location || row.revoked_at !== null) await takeBack(bus, row);
  }
}

function keptFor(kind: string): ToDevicePath[] {
  return PATHS.filter((path): path is ToDevicePath => isKept(path, kind));
}

function isKept(path: Path, kind: string): boolean {
  const { retain, kinds } = CONTRACT[path];
  return retain && !isFromDevice(path) && (kinds as readonly Kind[]).some((one) => one === kind);
}
