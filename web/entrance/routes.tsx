import { Elysia } from "elysia";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { doorOf } from "./model.ts";
import { Entrance } from "./view.tsx";

/** The way in: which offices there are and where their pages are. `/health` answers while the program serves. */
export function entranceRoutes({ engine, demo }: House) {
  return new Elysia({ name: "entrance" })
    .get("/", () => {
      const now = engine.clock.now();
      const doors = engine.towns.map((town) => doorOf(town, now));
      return html(200, <Entrance doors={doors} demo={demo} />);
    })
    .get("/health", () =>
      Response.json(
        { status: "ok", demo, at: engine.clock.now() },
        { headers: { "cache-control": "no-store" } },
      ),
    );
}
