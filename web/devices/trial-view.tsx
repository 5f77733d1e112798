import type { Trial } from "../../engine/fleet/trial.ts";
import type { TrialRefusal } from "../../engine/fleet/trials.ts";
import { isRunning } from "../../machines/trial.ts";
import { type DeviceRow, TROUBLES } from "./model.ts";

/** Stands beside the table, like the form that bars. */
export const TRIAL_FORM = "trial";

/** Why a trial did not begin. */
export const NO_TRIAL: Record<TrialRefusal, string> = {
  "unknown-device": "Dieses Gerät gibt es hier nicht.",
  "not-testable": "Prüfen lassen sich Anzeigen, Drucker, Ansagen und Tafeln.",
  offline: "Das Gerät ist nicht verbunden.",
  running: "Das Gerät wird gerade schon geprüft.",
};

const WHY: Record<string, string> = {
  ...TROUBLES,
  "no-answer": "keine Rückmeldung, bitte hinsehen",
  "cannot-tell": "kann es nicht melden, bitte hinsehen",
  "no-counter": "die Anzeige gehört zu keinem Schalter",
  "somebody-is-called": "hier wird gerade jemand aufgerufen",
  "bus-offline": "der Bus ist nicht erreichbar",
  unknown: "ob Papier kam, weiß niemand",
  "quiet-hours": "Ruhezeit, nicht gespielt",
  "no-speaker": "kein Lautsprecher",
  expired: "zu spät, nicht gesprochen",
  failed: "nicht gesprochen",
  blocked: "Ton gesperrt, bitte die Tafel einmal berühren",
  muted: "die Lautstärke ist 0",
  "no-voice": "die Tafel hat keine Stimme für die Sprache",
  stopped: "angehalten, oder ein Aufruf kam dazwischen",
  late: "andere Aufrufe waren davor",
};

const ANNOUNCEMENT = {
  text: "Probeansage",
  question: "sagt einmal laut, dass dies eine Probe ist. Ansagen?",
};

const ASKS: Partial<Record<DeviceRow["kind"], { text: string; question: string }>> = {
  sign: { text: "Probeanzeige", question: "zeigt 10 Sekunden lang 8888. Anzeigen?" },
  printer: { text: "Probedruck", question: "druckt einen Zettel mit der Aufschrift TEST. Drucken?" },
  announcer: ANNOUNCEMENT,
  board: ANNOUNCEMENT,
};

/** Asks for a trial of a sign, printer, announcer or board that is there. */
export function TrialButton({ row: { id, name, kind, link } }: { row: DeviceRow }) {
  const asks = ASKS[kind];
  if (!asks || link !== "online") return null;
  return (
    <button
      type="submit"
      form={TRIAL_FORM}
      name="device"
      value={id}
      class="kern-link devices__try"
      aria-label={`${name}: ${asks.text}`}
      data-confirm={`${name} ${asks.question}`}
    >
      {asks.text}
    </button>
  );
}

/** How the last trial went. */
export function TrialText({ trial, zone }: { trial: Trial | null; zone: string }) {
  if (!trial) return null;
  const at = new Intl.DateTimeFormat("de-DE", { timeZone: zone, timeStyle: "short" }).format(trial.at);
  return (
    <span class="devices__since">
      Probe {at}: {outcome(trial)}
    </span>
  );
}

function outcome({ state, code }: Trial): string {
  if (isRunning(state)) return "läuft";
  return code === undefined ? "gelungen" : (WHY[code] ?? code);
}
