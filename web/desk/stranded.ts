import type { LocationState } from "../../engine/location/state.ts";
import type { Stranded, StrandedWhy } from "../../engine/outage/ledger.ts";
import { say, type Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";

const WHY: Record<StrandedWhy, string> = {
  "another-day": "sie ist nicht von heute",
  "unknown-service": "dieses Anliegen gibt es hier nicht mehr",
  "number-taken": "die Nummer ist schon vergeben",
  "foreign-number": "das Gerät durfte diese Nummer nicht ausgeben",
  "device-barred": "das Gerät ist gesperrt",
  "served-already": "derselbe Tastendruck gab auch eine andere Nummer, und damit wurde schon bedient",
};

/** A warning of the desk's. */
interface Notice {
  id: string;
  level: "warning";
  sentence: string;
  draw?: string;
  device?: string;
}

/** So many of one device are told one by one. */
const TOLD_SINGLY = 5;
/** So many numbers of more are named. */
const NAMED = 10;

/** Numbers that were drawn while the house could not be asked and that are in no line. */
export function strandedWarnings({ stranded, town }: LocationState): Notice[] {
  const devices = new Map<string, Stranded[]>();
  for (const one of stranded.values()) devices.set(one.device, [...(devices.get(one.device) ?? []), one]);
  return [...devices].flatMap(([device, draws]) =>
    draws.length > TOLD_SINGLY ? [together(town, device, draws)] : draws.map((one) => singly(town, one)),
  );
}

function singly(town: Town, one: Stranded): Notice {
  return {
    id: `draw-${one.draw.replace(":", "-")}`,
    level: "warning",
    sentence: `${one.number} wurde ohne Netz gezogen (${circumstances(town, one)}) und wartet in keiner Schlange: ${WHY[one.why]}${one.as ? ` (${one.as})` : ""}.`,
    draw: one.draw,
  };
}

function together({ devices }: Town, device: string, draws: readonly Stranded[]): Notice {
  const where = devices.find((one) => one.id === device)?.name ?? device;
  const numbers = draws.slice(0, NAMED).map(({ number }) => number);
  const end = draws.length > NAMED ? " …" : ".";
  const whys = [...new Set(draws.map(({ why }) => WHY[why]))].join("; ");
  return {
    id: `draws-${device}`,
    level: "warning",
    sentence: `${draws.length} Nummern wurden ohne Netz gezogen (${where}) und warten in keiner Schlange: ${numbers.join(", ")}${end} Grund: ${whys}.`,
    device,
  };
}

function circumstances({ zone, services, devices }: Town, { drawn_at, service, device }: Stranded): string {
  const { format } = words("de");
  const name = services.find((one) => one.id === service)?.name;
  const where = devices.find((one) => one.id === device)?.name ?? device;
  const when = `${format.date(drawn_at, zone)}, ${format.time(drawn_at, zone)} Uhr`;
  return [...(name ? [say(name, "de")] : []), when, where].join(", ");
}
