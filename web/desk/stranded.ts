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
};

/** A warning of the desk's. */
interface Notice {
  id: string;
  level: "warning";
  sentence: string;
  draw: string;
}

/** Numbers that were drawn while the house could not be asked and that are in no line. */
export function strandedWarnings({ stranded, town }: LocationState): Notice[] {
  return [...stranded.values()].map((one) => ({
    id: `draw-${one.draw.replace(":", "-")}`,
    level: "warning",
    sentence: `${one.number} wurde ohne Netz gezogen (${circumstances(town, one)}) und wartet in keiner Schlange: ${WHY[one.why]}.`,
    draw: one.draw,
  }));
}

function circumstances({ zone, services, devices }: Town, { drawn_at, service, device }: Stranded): string {
  const { format } = words("de");
  const name = services.find((one) => one.id === service)?.name;
  const where = devices.find((one) => one.id === device)?.name ?? device;
  const when = `${format.date(drawn_at, zone)}, ${format.time(drawn_at, zone)} Uhr`;
  return [...(name ? [say(name, "de")] : []), when, where].join(", ");
}
