import { Elysia } from "elysia";
import type { Town } from "../../engine/town/town.ts";
import { brokersFor } from "../brokers.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import { type Staff, seesAllOffices, worksAt } from "../guard/staff.ts";
import { whileSignedIn } from "../guard/stream.ts";
import { addressOf, type House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { topic } from "../topics.ts";
import { agentLines, howOf } from "./agent-lines.ts";
import { devicesOf } from "./model.ts";
import { OfficeDevices } from "./table-view.tsx";
import { NO_TRIAL } from "./trial-view.tsx";
import { DevicesPage, type NewKey } from "./view.tsx";

const FORM = { parse: "urlencoded" } as const;

/** How the devices of an office are, for its staff, and their access keys. */
export function deviceRoutes(house: House) {
  const { engine, live, bus } = house;

  const rows = async (town: Town) =>
    (await engine.read(town.id, (state, now) => devicesOf(engine, state, now))) ?? [];

  const page = async (status: number, staff: Staff, town: Town, issued?: NewKey) => {
    const others = engine.towns.filter((other) => other.id !== town.id && worksAt(staff.clerk, other.id));
    const about = {
      town,
      others,
      issued,
      rows: await rows(town),
      bus_away_since: engine.fleet.bus.away_since,
      csrf: staff.csrf,
      lab: bus.embedded,
      voice: house.speech.voice,
      all: seesAllOffices(staff.clerk),
    };
    return html(status, <DevicesPage {...about} />);
  };

  /** The staff member, office and device a form names, or the answer that says no. */
  const wanted = async (request: Request, location: string, form: Form) => {
    const staff = await staffForm(house, request, form, location);
    if (staff instanceof Response) return staff;
    const town = engine.town(location);
    const device = town?.devices.find(({ id }) => id === form.device);
    if (town && device) return { staff, town, device };
    return refuse(request, 404, "unknown-device", "Dieses Gerät gibt es hier nicht.", {
      title: "Nicht gefunden",
    });
  };

  return new Elysia({ name: "devices" })
    .get("/devices/mosquitto/:file", async ({ request, params }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const { file } = params;
      if (file !== "acl" && file !== "passwords")
        return refuse(request, 404, "not-found", "Diese Datei gibt es nicht.", { title: "Nicht gefunden" });
      if (!seesAllOffices(staff.clerk))
        return refuse(request, 403, "not-all-offices", "Diese Datei betrifft alle Büros.");
      engine.log({ level: "info", what: "device accounts exported", file, by: staff.clerk.id });
      return new Response((await house.mosquitto())[file], {
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "content-disposition": `attachment; filename="wartemarke.${file}"`,
          "cache-control": "no-store",
        },
      });
    })
    .get("/devices/:location", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      const town = engine.town(params.location);
      return staff instanceof Response || !town ? (staff as Response) : page(200, staff, town);
    })
    .get("/devices/:location/stream", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      const town = engine.town(params.location);
      if (staff instanceof Response || !town) return staff as Response;
      return live.stream(whileSignedIn(house, request, staff), {
        key: `devices/${town.id}`,
        topic: topic(town.id, "desk"),
        render: async () => (
          <OfficeDevices town={town} rows={await rows(town)} bus_away_since={engine.fleet.bus.away_since} />
        ),
      });
    })
    .post(
      "/devices/:location/keys",
      async ({ request, params, body }) => {
        const asked = await wanted(request, params.location, formOf(body));
        if (asked instanceof Response) return asked;
        const { staff, town, device } = asked;
        const secret = await engine.credentials.issue(device.id, engine.clock.now());
        if (!secret) throw new Error(`device ${device.id} is in the town but not in the fleet`);
        engine.log({ level: "info", what: "device key issued", device: device.id, by: staff.clerk.id });
        const way = {
          brokers: brokersFor(house, request),
          ca: bus.ca() !== null,
          address: addressOf(house, request),
        };
        const lines = agentLines(town, device, { secret, ...way });
        return page(201, staff, town, { device: device.id, name: device.name, how: howOf(device), lines });
      },
      FORM,
    )
    .post(
      "/devices/:location/trials",
      async ({ request, params, body }) => {
        const asked = await wanted(request, params.location, formOf(body));
        if (asked instanceof Response) return asked;
        const { staff, town, device } = asked;
        const trial = engine.trials.begin(device.id, engine.clock.now());
        if (typeof trial === "string")
          return refuse(request, 409, trial, NO_TRIAL[trial], { title: "Nicht geprüft" });
        engine.log({ level: "info", what: "device trial", device: device.id, by: staff.clerk.id });
        return see(`/devices/${town.id}`);
      },
      FORM,
    )
    .post(
      "/devices/:location/revocations",
      async ({ request, params, body }) => {
        const asked = await wanted(request, params.location, formOf(body));
        if (asked instanceof Response) return asked;
        const { staff, town, device } = asked;
        await engine.credentials.revoke(device.id, engine.clock.now());
        engine.log({ level: "info", what: "device barred", device: device.id, by: staff.clerk.id });
        return see(`/devices/${town.id}`);
      },
      FORM,
    );
}
