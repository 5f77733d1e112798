import type { LocationState } from "../../engine/location/state.ts";
import type { QueueRule, Service } from "../../engine/town/town.ts";
import { type Shut, shutAt } from "../hours/shut.ts";
import { timesToday } from "./same-day.ts";

/** Why no number can be drawn for a matter now. */
export type Hindrance =
  | { why: "shut"; shut: Shut }
  | { why: "appointment-only" }
  | { why: "contingent-used-up" };

export interface Matter {
  service: Service;
  hindrance: Hindrance | null;
  /** The first time of today that can be booked instead of the number that is not given, UTC ms. */
  today_at: number | null;
}

/** The matters of one line, under its name. */
export interface Group {
  queue: QueueRule;
  matters: Matter[];
}

/** What a visitor can come for, in the town's order, grouped by line. */
export function groupsOf(state: LocationState, now: number): Group[] {
  const groups = state.town.queues.map((queue) => ({
    queue,
    matters: state.town.services
      .filter((service) => service.queue === queue.id)
      .map((service) => matterOf(state, service, now)),
  }));
  return groups.filter(({ matters }) => matters.length > 0);
}

/** One matter by its id, or null for an unknown one. */
export function findMatter(state: LocationState, id: string, now: number): Matter | null {
  const service = state.town.services.find((one) => one.id === id);
  return service ? matterOf(state, service, now) : null;
}

function matterOf(state: LocationState, service: Service, now: number): Matter {
  const hindrance = hindranceOf(state, service, now);
  const [today_at = null] = hindrance ? timesToday(state, service.id, now) : [];
  return { service, hindrance, today_at };
}

/** In the order of what a visitor can do about it: an appointment helps at any hour, tomorrow helps when all is used up. */
function hindranceOf(state: LocationState, service: Service, now: number): Hindrance | null {
  if (!service.walk_in) return { why: "appointment-only" };
  const shut = shutAt(state.town, service.department, now);
  if (shut) return { why: "shut", shut };
  const { daily_contingent } = service;
  const drawn = state.drawn.get(service.id) ?? 0;
  return daily_contingent !== undefined && drawn >= daily_contingent ? { why: "contingent-used-up" } : null;
}
