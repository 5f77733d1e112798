import { Elysia } from "elysia";
import type { Town } from "../../engine/town/town.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { labAllowed } from "./door.ts";
import { LabHall } from "./hall-view.tsx";
import { LabLocked, LabWithoutBus } from "./instead-view.tsx";
import { Leases } from "./leases.ts";
import { labOf, virtualDevice } from "./model.ts";
import { LabPage } from "./view.tsx";

const FORM = { parse: "urlencoded" } as const;

/**
 * The device lab: virtual devices in the browser, on the real bus. `script` is the address of their script; null when the
 * bus is another's, which knows nothing of the lab's passes.
 */
export function labRoutes(house: House, script: string | null) {
  const { engine } = house;
  const leases = new Leases(engine.fleet);

  const unknown = (request: Request) =>
    refuse(request, 404, "unknown-location", "Dieses Büro gibt es hier nicht.", { title: "Nicht gefunden" });

  return new Elysia({ name: "lab" })
    .get("/lab", async ({ request }) => {
      const towns: Town[] = [];
      for (const town of engine.towns) {
        if ((await labAllowed(house, request, town)).allowed) towns.push(town);
      }
      const [only] = towns;
      if (!only) return html(200, <LabLocked back="/lab" />);
      return towns.length === 1 ? see(`/lab/${only.id}`) : html(200, <LabHall towns={towns} />);
    })
    .get("/lab/:location", async ({ request, params }) => {
      const town = engine.town(params.location);
      if (!town) return unknown(request);
      const { allowed, unlocked } = await labAllowed(house, request, town);
      if (!allowed) return html(200, <LabLocked back={`/lab/${town.id}`} office={town.name} />);
      if (script === null) return html(200, <LabWithoutBus town={town} />);
      return html(200, <LabPage lab={labOf(house, town, unlocked)} script={script} />);
    })
    .post(
      "/lab/:location/joins",
      async ({ request, params, body }) => {
        const town = engine.town(params.location);
        if (!town) return unknown(request);
        if (!(await labAllowed(house, request, town)).allowed)
          return refuse(
            request,
            403,
            "locked",
            "Bitte melden Sie sich an oder schalten Sie den Browser frei.",
          );
        const device = virtualDevice(town, formOf(body).device);
        if (!device || script === null)
          return refuse(request, 404, "unknown-device", "Dieses Gerät kann das Labor nicht sein.");
        if (engine.fleet.barred(device.id))
          return refuse(request, 403, "barred", "Dieses Gerät ist gesperrt.");
        if (!leases.take(device.id))
          return refuse(request, 409, "taken", "Dieses Gerät ist schon anderswo verbunden.");
        const pass = engine.credentials.labPass(device.id, engine.clock.now());
        return Response.json({ pass }, { status: 201, headers: { "cache-control": "no-store" } });
      },
      FORM,
    );
}
