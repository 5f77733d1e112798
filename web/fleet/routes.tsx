import { Elysia } from "elysia";
import { staffOnly } from "../guard/door.ts";
import { type Staff, worksAt } from "../guard/staff.ts";
import { whileSignedIn } from "../guard/stream.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { ChooseOffice } from "../pairing/staff-view.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { FLEET_TOPIC } from "./follow.ts";
import { fleetOf } from "./model.ts";
import { Fleet, FleetPage } from "./view.tsx";

/** The devices of all offices that a clerk works for; with one office, that office's page. */
export function fleetRoutes(house: House) {
  const { engine, live } = house;
  const officesOf = ({ clerk }: Staff) => engine.towns.filter((town) => worksAt(clerk, town.id));

  return new Elysia({ name: "fleet" })
    .get("/devices", async ({ request }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const own = officesOf(staff);
      const [first] = own;
      if (!first) return refuse(request, 403, "not-your-office", "Sie sind für kein Büro eingetragen.");
      // A device's QR code leads here: its screen cannot know at which office it stands.
      const code = new URL(request.url).searchParams.get("code")?.slice(0, 32);
      if (own.length === 1)
        return see(`/devices/${first.id}${code ? `/pairings?code=${encodeURIComponent(code)}` : ""}`);
      if (code) return html(200, <ChooseOffice towns={own} code={code} />);
      return html(200, <FleetPage fleet={await fleetOf(engine, own)} />);
    })
    .get("/devices/stream", async ({ request }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const own = officesOf(staff);
      return live.stream(whileSignedIn(house, request, staff), {
        key: `fleet/${own.map(({ id }) => id).join("/")}`,
        topic: FLEET_TOPIC,
        render: async () => <Fleet fleet={await fleetOf(engine, officesOf(staff))} />,
      });
    });
}
