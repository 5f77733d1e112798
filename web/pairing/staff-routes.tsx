import { Elysia } from "elysia";
import { readUserCode } from "../../engine/fleet/user-code.ts";
import type { Town } from "../../engine/town/town.ts";
import { formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import type { CodeDoor } from "./code-door.ts";
import { AskForCode, type Choice, Confirmed, ConfirmPairing } from "./staff-view.tsx";
import { targetsFor } from "./targets.ts";

const NO_SUCH_CODE =
  "Diesen Code gibt es nicht, oder er gilt nicht mehr (eine Viertelstunde, und nur einmal). Bitte vergleichen Sie ihn mit dem Bildschirm des Geräts.";

/** Where staff say which device of their office it is that shows a code. */
export function staffPairingRoutes(house: House, door: CodeDoor) {
  const { engine } = house;

  /** The pairing that a clerk's code names, or the page that says no. */
  const named = async (staff: Staff, town: Town, typed: string) => {
    const wait_s = door.tries(staff.clerk.id);
    if (wait_s > 0) {
      const refusal = `Zu viele Versuche. Bitte warten Sie ${wait_s} Sekunden.`;
      const headers = { "retry-after": String(wait_s) };
      return html(429, <AskForCode town={town} code={typed} refusal={refusal} />, headers);
    }
    const code = readUserCode(typed);
    const asks = code && engine.pairings.find(code, engine.clock.now());
    if (!asks) return html(404, <AskForCode town={town} code={typed} refusal={NO_SUCH_CODE} />);
    door.right(staff.clerk.id);
    return asks;
  };

  return new Elysia({ name: "pairing-staff" })
    .get("/devices/:location/pairings", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      const town = engine.town(params.location);
      if (staff instanceof Response || !town) return staff as Response;
      const typed = new URL(request.url).searchParams.get("code")?.slice(0, 32) ?? "";
      if (typed === "") return html(200, <AskForCode town={town} />);
      const asks = await named(staff, town, typed);
      if (asks instanceof Response) return asks;
      const choices = targetsFor(town, asks.asker.kind).map(
        ({ id, name }): Choice => ({
          id,
          name,
          taken: asks.asker.kind !== "screen" && engine.fleet.online(id),
        }),
      );
      return html(200, <ConfirmPairing town={town} asks={asks} choices={choices} csrf={staff.csrf} />);
    })
    .post(
      "/devices/:location/pairings",
      async ({ request, params, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, params.location);
        const town = engine.town(params.location);
        if (staff instanceof Response || !town) return staff as Response;
        const asks = await named(staff, town, form.code ?? "");
        if (asks instanceof Response) return asks;
        const { user_code, asker } = asks;
        const now = engine.clock.now();
        const by = staff.clerk.id;
        if (form.answer === "no") {
          engine.pairings.deny(user_code, now);
          engine.log({ level: "info", what: "pairing denied", kind: asker.kind, by });
          return see(`/devices/${town.id}`);
        }
        const target = targetsFor(town, asker.kind).find(({ id }) => id === form.target);
        if (!target) {
          const refusal = "Bitte wählen Sie, welches Gerät es ist.";
          return html(422, <AskForCode town={town} code={user_code} refusal={refusal} />);
        }
        engine.pairings.confirm(user_code, { location: town.id, id: target.id }, now);
        engine.log({ level: "info", what: "pairing confirmed", device: target.id, by });
        return html(201, <Confirmed town={town} name={target.name} />);
      },
      { parse: "urlencoded" },
    );
}
