import { createEvent, type DateArray } from "ics";
import type { Appointment } from "../../engine/appointments/appointment.ts";
import { papersOf } from "../../engine/appointments/documents.ts";
import { type Language, say, type Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { namesOf } from "./matters-list.tsx";
import { bundlesOf } from "./papers.tsx";

/**
 * An appointment as a calendar file (RFC 5545). Its moments are UTC, so every calendar shows the right one in any zone; the same
 * `UID` with a higher `SEQUENCE` takes the place of what was imported before. `link`: its personal address.
 */
export function calendarFile(town: Town, row: Appointment, language: Language, link: string): string {
  const { kiosk, booking } = words(language);
  const papers = bundlesOf(row.matters, papersOf(town, row.matters)).flatMap((bundle) => [
    ...(row.matters.length > 1 ? [`${namesOf(town, bundle.matters, language).join(", ")}:`] : []),
    ...bundle.papers.map(({ text }) => `- ${say(text, language)}`),
  ]);
  const gone = row.ended_at !== null;
  const { error, value } = createEvent({
    uid: `${row.id}@wartemarke`,
    sequence: row.touched,
    productId: "wartemarke",
    method: "PUBLISH",
    start: utc(row.start_at),
    startInputType: "utc",
    startOutputType: "utc",
    end: utc(row.end_at),
    endInputType: "utc",
    endOutputType: "utc",
    title: `${namesOf(town, row.matters, language).join(", ")} (${town.name})`,
    location: `${town.name}, ${town.address}`,
    description: [
      `${booking.own(row.number)}: ${link}`,
      ...(papers.length > 0 ? [`${kiosk.bring}:`, ...papers] : []),
    ].join("\n"),
    status: gone ? "CANCELLED" : "CONFIRMED",
    busyStatus: gone ? "FREE" : "BUSY",
  });
  if (value === null) throw error ?? new Error(`no calendar file for ${row.id}`);
  return value;
}

function utc(at_ms: number): DateArray {
  const at = new Date(at_ms);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
