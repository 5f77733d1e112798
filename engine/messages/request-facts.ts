import { requestTable, takesPart } from "../../machines/request.ts";
import type { LocationState } from "../location/state.ts";
import { wallTime } from "../town/day.ts";
import type { Language, Town } from "../town/town.ts";
import { mattersIn } from "./matters.ts";
import type { MessageKind } from "./message.ts";
import { moments } from "./moments.ts";
import type { Facts } from "./texts/texts.ts";

export type RequestKind = Extract<
  MessageKind,
  "confirm-request" | "requested" | "requested-already" | "passed-over"
>;

const ABOUT_REQUEST = new Set<MessageKind>([
  "confirm-request",
  "requested",
  "requested-already",
  "passed-over",
]);

/** Is it about a request for a time that is drawn by lot, and not about an appointment? */
export function isAboutRequest(kind: MessageKind): kind is RequestKind {
  return ABOUT_REQUEST.has(kind);
}

/** What there is to say of a request; null when it is settled, because something else happened meanwhile. */
export function requestFacts(
  { town, requests }: LocationState,
  kind: RequestKind,
  id: string,
): { town: Town; language: Language; facts: Facts } | null {
  const request = requests.get(id);
  const holds =
    request !== undefined &&
    {
      "confirm-request": requestTable.next(request.state, "confirmed") !== undefined,
      requested: takesPart(request.state),
      "requested-already": takesPart(request.state),
      "passed-over": request.place !== null,
    }[kind];
  if (!request || !holds) return null;
  const { language, draws_at, week, matters } = request;
  const { date, time } = moments(language, town.zone);
  const facts: Facts = {
    office: town.name,
    address: town.address,
    matters: mattersIn(town, matters, language),
    date: date(draws_at),
    time: time(draws_at),
    week: date(wallTime(town.zone, week, "00:00")),
  };
  return { town, language, facts };
}
