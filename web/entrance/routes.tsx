import { Elysia } from "elysia";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { Entrance } from "./view.tsx";

/** The way in: which offices there are and where their pages are. `/health` answers while the program serves. */
export function entranceRoutes(house: House) {
  return new Elysia({ name: "entrance" })
    .get("/", ({ request }) =>
      html(200, <Entrance towns={house.engine.towns} demo={house.demo} language={chooseLanguage(request)} />),
    )
    .get("/health", () => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } }));
}
