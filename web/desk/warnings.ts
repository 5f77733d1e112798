import type { Device, Fleet } from "../../engine/fleet/fleet.ts";
import { comesOverBus } from "../../engine/fleet/over-bus.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isLinked } from "../../machines/link.ts";
import { busTime } from "../devices/bus-alert.tsx";
import { printerFault } from "./printer-faults.ts";
import { slipWarnings } from "./slips.ts";
import { strandedWarnings } from "./stranded.ts";

/** Something that staff should know and perhaps do. */
export interface Warning {
  /** Stable while it lasts. */
  id: string;
  level: "danger" | "warning" | "info";
  sentence: string;
  /** A print job to be confirmed as seen. */
  job?: string;
  /** Its ticket, where its slip can be printed again. */
  ticket?: string;
  /** A stranded draw to be confirmed as seen. */
  draw?: string;
  /** The device all of whose stranded draws are to be. */
  device?: string;
}

/** What the office's printers and print jobs have to say. */
export function warningsOf(state: LocationState, fleet: Fleet): Warning[] {
  // Of a browser's printer nothing is ever heard.
  const printers = fleet
    .at(state.town.id)
    .filter(({ kind, driver }) => kind === "printer" && driver?.type !== "browser");
  const away = fleet.bus.away_since !== null;
  return [
    ...busWarning(state, fleet),
    ...printers.flatMap((printer) => (away && comesOverBus(printer) ? [] : printerWarning(printer))),
    ...slipWarnings(state),
    ...strandedWarnings(state),
  ];
}

/** Once for all of the office's devices that come over the bus. */
function busWarning({ town }: LocationState, fleet: Fleet): Warning[] {
  const { away_since, never_there } = fleet.bus;
  const own = fleet.at(town.id).some((device) => (never_there || device.seen_at > 0) && comesOverBus(device));
  if (away_since === null || !own) return [];
  const sentence = `Gerätebus nicht verbunden, seit ${busTime(away_since, town.zone)}. Anzeigen, Drucker und Ansagen an ihm bleiben stumm.`;
  return [{ id: "bus", level: "danger", sentence }];
}

function printerWarning({ id, name, link, health }: Device): Warning[] {
  const warn = (level: Warning["level"], sentence: string) => [
    { id: `printer-${id}`, level, sentence: `${name}: ${sentence}` },
  ];
  if (!isLinked(link)) return warn("info", "nicht verbunden. Der Kiosk gibt nur QR-Codes aus.");
  if (health.cover === "open") return warn("danger", "Klappe offen. Bitte schließen.");
  if (health.paper === "out") return warn("danger", "kein Papier. Bitte eine neue Rolle einlegen.");
  if (health.paper === "low") return warn("warning", "das Papier geht zu Ende.");
  if (health.errors?.length) return warn("warning", `meldet: ${health.errors.map(printerFault).join(", ")}.`);
  return [];
}
