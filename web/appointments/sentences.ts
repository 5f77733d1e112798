import type { Town } from "../../engine/town/town.ts";
import type { AppointmentState } from "../../machines/appointment.ts";
import { readySentence } from "../desk/ready.ts";
import { words } from "../words/words.ts";
import type { Line } from "./agenda.ts";

const { time, date } = words("de").format;

const STATES: Record<AppointmentState, string> = {
  held: "wird gerade gebucht",
  confirmed: "gebucht",
  "checked-in": "ist da",
  missed: "nicht erschienen",
  fulfilled: "erledigt",
  expired: "nicht bestätigt",
  cancelled: "abgesagt",
};

/** What an appointment is, and what its visitor has said beforehand. */
export function stateOf(line: Line, town: Town): string {
  const { state, ticket, checked_in_at, in_vain, delay_min, kept_until_at, ready } = line;
  const kept = kept_until_at === null ? [] : [`freigehalten bis ${time(kept_until_at, town.zone)}`];
  const late = line.can.move && delay_min !== null ? [`kommt etwa ${delay_min} Min. später`] : [];
  const papers = ready && (state === "confirmed" || state === "checked-in") ? [readySentence(ready)] : [];
  const here =
    ticket === null || checked_in_at === null
      ? []
      : [
          `Nummer ${ticket}`,
          `${in_vain ? "angemeldet um" : "im Haus seit"} ${time(checked_in_at, town.zone)}`,
        ];
  return [
    in_vain ? "wurde aufgerufen und kam nicht" : STATES[state],
    ...here,
    ...late,
    ...papers,
    ...kept,
  ].join(", ");
}

/** `Dienstag, 17. November, 14:10 Uhr` */
export function whenOf({ start_at }: Pick<Line, "start_at">, town: Town): string {
  return `${date(start_at, town.zone)}, ${time(start_at, town.zone)} Uhr`;
}

/** What has become of an appointment, in one sentence. */
export function said(line: Line, town: Town): string {
  return `Termin ${line.number}, ${whenOf(line, town)}: ${stateOf(line, town)}.`;
}
