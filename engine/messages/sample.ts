import { mondayOf } from "../lottery/window.ts";
import { businessDay, dateAfter, wallTime } from "../town/day.ts";
import { type Language, say, type Town } from "../town/town.ts";
import { mattersIn } from "./matters.ts";
import { moments } from "./moments.ts";
import type { Facts } from "./texts/texts.ts";

const HOUR_MS = 3_600_000;

/** An appointment of nobody, tomorrow at ten, for the preview. */
export function sampleFacts(town: Town, language: Language, now: number, url: string): Facts {
  const { date, time } = moments(language, town.zone);
  const start_at = wallTime(town.zone, dateAfter(businessDay(town, now), 1), "10:00");
  const [service] = town.services;
  const [counter] = town.counters;
  return {
    office: town.name,
    address: town.address,
    matters: service ? mattersIn(town, [{ service: service.id, quantity: 2 }], language) : "",
    date: date(start_at),
    time: time(start_at),
    number: `${town.queues[0]?.id ?? "A"}023`,
    code: "012345",
    link: `${url}/a/${town.id}-t1.MusterMusterMust`,
    until: time(now + HOUR_MS),
    ahead: "2",
    counter: counter?.name ?? "",
    way: counter ? say(counter.way, language) : "",
    week: date(wallTime(town.zone, mondayOf(businessDay(town, start_at + 7 * 24 * HOUR_MS)), "00:00")),
  };
}
