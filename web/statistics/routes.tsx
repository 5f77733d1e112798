import { Elysia } from "elysia";
import { Statistics } from "../../engine/statistics/statistics.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { staffOnly } from "../guard/door.ts";
import { worksAt } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { csvOf } from "./csv.ts";
import { dayAsked } from "./model.ts";
import { StatisticsPage } from "./view.tsx";

/** A day's figures of an office, as a page and as a file, for its staff. */
export function statisticsRoutes(house: House) {
  const { engine } = house;
  const statistics = new Statistics(engine.store);

  /** The office, day and figures a request asks for, or the answer that says no. */
  const asked = async (request: Request, location: string) => {
    const staff = await staffOnly(house, request, location);
    if (staff instanceof Response) return staff;
    const town = engine.town(location) as Town;
    const now = engine.clock.now();
    const day = dayAsked(new URL(request.url).searchParams.get("day"), town, now);
    if (!day)
      return refuse(request, 422, "bad-input", "Für diesen Tag gibt es keine Zahlen.", {
        title: "Kein solcher Tag",
      });
    const others = engine.towns.filter((other) => other.id !== town.id && worksAt(staff.clerk, other.id));
    const figures = await statistics.day(town, day, now);
    return { town, others, day, today: businessDay(town, now), figures };
  };

  return new Elysia({ name: "statistics" })
    .get("/statistics", async ({ request }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const first = engine.towns.find((town) => worksAt(staff.clerk, town.id));
      if (first) return see(`/statistics/${first.id}`);
      return refuse(request, 403, "not-your-office", "Sie sind für kein Büro eingetragen.");
    })
    .get("/statistics/:location", async ({ request, params }) => {
      const found = await asked(request, params.location);
      return found instanceof Response ? found : html(200, <StatisticsPage {...found} />);
    })
    .get("/statistics/:location/figures.csv", async ({ request, params }) => {
      const found = await asked(request, params.location);
      if (found instanceof Response) return found;
      return new Response(csvOf(found.figures, found.town, found.day), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${found.town.id}-${found.day}.csv"`,
          "cache-control": "no-store",
        },
      });
    });
}
