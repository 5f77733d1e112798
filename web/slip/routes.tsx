import { Elysia } from "elysia";
import { layoutTicket } from "../../engine/slip/layout.ts";
import { templateOf } from "../../engine/slip/template.ts";
import { staffOnly } from "../guard/door.ts";
import { addressOf, type House } from "../house.ts";
import { html } from "../page.tsx";
import { drawSlip } from "./preview.ts";
import { sampleTicket } from "./sample.ts";
import { PAPERS, SlipPage } from "./view.tsx";

/** The preview of the office's paper tickets, for its staff. */
export function slipRoutes(house: House) {
  const { engine } = house;
  return new Elysia({ name: "slip" }).get("/devices/:location/slip", async ({ request, params }) => {
    const staff = await staffOnly(house, request, params.location);
    const town = engine.town(params.location);
    if (staff instanceof Response || !town) return staff as Response;
    const asked = new URL(request.url).searchParams;
    const language = town.languages.find((one) => one === asked.get("language")) ?? "de";
    const paper = PAPERS.find((one) => String(one.columns) === asked.get("columns")) ?? PAPERS[1];
    const ticket = sampleTicket(town, language, engine.clock.now(), addressOf(house, request));
    const pieces = layoutTicket(ticket, paper, templateOf(town, language));
    const svg = Buffer.from(drawSlip(pieces, paper.columns)).toString("base64");
    const about = { town, language, columns: paper.columns, picture: `data:image/svg+xml;base64,${svg}` };
    return html(200, <SlipPage {...about} />);
  });
}
