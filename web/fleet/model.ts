import type { Engine } from "../../engine/engine.ts";
import type { Device } from "../../engine/fleet/fleet.ts";
import type { Town } from "../../engine/town/town.ts";
import { isBarred, isLinked } from "../../machines/link.ts";
import { type DeviceRow, devicesOf } from "../devices/model.ts";

/** A device that wants somebody's attention, and why. */
export interface Concern {
  town: Town;
  row: DeviceRow;
  /** Not there though it once was, or barred; else it is there and has troubles. */
  gone: boolean;
  why: string[];
}

export interface OfficeCount {
  town: Town;
  /** Devices that were ever on the bus. */
  known: number;
  online: number;
  concerns: number;
}

/** Devices of one make. */
export interface MakeCount {
  kind: Device["kind"];
  model: string;
  firmware: string;
  count: number;
}

export interface FleetView {
  /** When the bus of them all went away, UTC ms; null: it is there. */
  bus_away_since: number | null;
  /** Of the first office: what concerns all of them is told in its time. */
  zone: string | undefined;
  /** Those that ever had a device on the bus. */
  offices: OfficeCount[];
  /** The others. */
  without: number;
  concerns: Concern[];
  /** Concerns beyond those. */
  more: number;
  makes: MakeCount[];
}

/** So many are listed; who has more begins with these. */
const LISTED = 300;

/** What the technician asks on a Monday morning, over these offices. */
export async function fleetOf(engine: Engine, towns: readonly Town[]): Promise<FleetView> {
  const offices: OfficeCount[] = [];
  const concerns: Concern[] = [];
  const makes = new Map<string, MakeCount>();
  for (const town of towns) {
    // An office that never had a device is not woken for this: there may be thousands.
    if (!engine.fleet.at(town.id).some((device) => isKnown(device) || device.turned_away)) continue;
    const rows = (await engine.read(town.id, (state, now) => devicesOf(engine, state, now))) ?? [];
    const own = rows.flatMap((row) => concernOf(town, row));
    concerns.push(...own);
    const known = rows.filter((row) => isKnown(row) || row.refused);
    const online = rows.filter(({ link }) => isLinked(link)).length;
    offices.push({ town, known: known.length, online, concerns: own.length });
    for (const { kind, make } of rows) {
      if (!make) continue;
      const name = JSON.stringify([kind, make]);
      const same = makes.get(name) ?? { kind, ...make, count: 0 };
      makes.set(name, { ...same, count: same.count + 1 });
    }
  }
  // Those that are gone first, the longest first: their visitors wait longest.
  concerns.sort((a, b) => Number(b.gone) - Number(a.gone) || (a.gone ? a.row.seen_at - b.row.seen_at : 0));
  return {
    bus_away_since: engine.fleet.bus.away_since,
    zone: towns[0]?.zone,
    offices,
    without: towns.length - offices.length,
    concerns: concerns.slice(0, LISTED),
    more: Math.max(0, concerns.length - LISTED),
    makes: [...makes.values()].sort((a, b) => b.count - a.count),
  };
}

function isKnown({ seen_at, link }: Pick<DeviceRow, "seen_at" | "link">): boolean {
  return seen_at > 0 || isBarred(link);
}

/** Never seen is not yet set up, and no concern unless it is refused; that the bus is away is said once, not of each device on it. */
function concernOf(town: Town, row: DeviceRow): Concern[] {
  const { link, seen_at, troubles, sign } = row;
  if (row.cut_off) return [];
  if (isBarred(link)) return [{ town, row, gone: true, why: ["gesperrt"] }];
  if (row.missed) return [{ town, row, gone: true, why: ["fehlt, während geöffnet ist"] }];
  if (!isLinked(link) && row.refused) return [{ town, row, gone: true, why: [row.refused] }];
  // A kiosk's page may be closed when the office is.
  if (!isLinked(link) && row.kind === "kiosk" && row.make === null) return [];
  if (!isLinked(link)) return seen_at > 0 ? [{ town, row, gone: true, why: ["nicht verbunden"] }] : [];
  const why = [...troubles, ...(sign?.truth === "behind" ? ["zeigt nicht, was sie soll"] : [])];
  return why.length > 0 ? [{ town, row, gone: false, why }] : [];
}
