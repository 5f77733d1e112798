import type { Appointment } from "../../engine/appointments/appointment.ts";
import { type Arrival, arrivalOf } from "../../engine/appointments/arrival.ts";
import { type Paper, papersOf } from "../../engine/appointments/documents.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { lotteryKey } from "../../engine/lottery/request.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { appointmentTable } from "../../machines/appointment.ts";
import { type Route, routeOf } from "../plan/route.ts";
import { type Way, wayOf } from "../ways.ts";

/** Minutes between the delays that are offered. */
const DELAY_STEP_MIN = 5;

/** An appointment as whoever has its personal link sees it. */
export interface Own {
  row: Appointment;
  papers: (Paper & { ready: boolean })[];
  way: Way | null;
  /** From the entrance to where one waits; null without a plan of the house. */
  route: Route | null;
  /** What it means to come now. */
  arrival: Arrival;
  can: { confirm: boolean; come: boolean; move: boolean; cancel: boolean; prepare: boolean };
  /** It was won in a draw that can still be counted again. */
  drawn: boolean;
  /** How late one may say to come, minutes; none where it is not for today or over. */
  delays: number[];
}

/** What the appointment's own page is made of. */
export interface OwnProps {
  town: Town;
  language: Language;
  own: Own;
  token: string;
  /** Six digits for the kiosk; null where nobody is known behind it. */
  code: string | null;
  /** The personal link as a picture. */
  qr: string;
  /** The phone page of the ticket it became. */
  ticket: string | null;
  /** What was just done. */
  done: string | null;
  refusal: string | null;
}

/** The appointment at `now`, or null when the house has forgotten it. */
export function ownOf(state: LocationState, id: string, now: number): Own | null {
  const { book, town, day } = state;
  const row = book.get(id);
  if (!row) return null;
  const request = state.requests.get(id);
  const may = (event: string) => appointmentTable.next(row.state, event) !== undefined;
  const late_min = town.departments.find((one) => one.id === row.department)?.booking?.late_min ?? 0;
  const today = businessDay(town, row.start_at) === day && now < row.start_at + late_min * 60_000;
  const waits = { counter: null, service: row.matters[0]?.service ?? "" };
  return {
    row: { ...row },
    papers: papersOf(town, row.matters).map((paper) => ({
      ...paper,
      ready: row.prepared?.includes(paper.mark) ?? false,
    })),
    arrival: arrivalOf(town, row, now),
    way: wayOf(town, waits),
    route: routeOf(town, waits),
    can: {
      confirm: may("confirmed"),
      come: may("checked-in"),
      move: may("moved"),
      cancel: row.ticket === null && may("cancelled"),
      prepare: may("prepared"),
    },
    drawn: request !== undefined && state.lotteries.has(lotteryKey(request)),
    delays: today && may("delayed") ? stepsTo(late_min) : [],
  };
}

function stepsTo(most: number): number[] {
  const steps = Array.from({ length: Math.floor(most / DELAY_STEP_MIN) }, (_, n) => (n + 1) * DELAY_STEP_MIN);
  return steps.at(-1) === most ? steps : [...steps, most];
}
