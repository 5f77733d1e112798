import { Elysia } from "elysia";
import type { Town } from "../../engine/town/town.ts";
import { formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { search } from "./search.ts";
import { SearchPage } from "./search-view.tsx";

/** Longer than any name that is kept. */
const LONGEST = 200;

/** Looks for a person or an appointment. A form that is posted: a name stands in no address and no log. */
export function searchRoutes(house: House) {
  return new Elysia({ name: "appointment-search" })
    .get("/desk/:location/appointments/search", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      return staff instanceof Response ? staff : see(`/desk/${location}/appointments`);
    })
    .post(
      "/desk/:location/appointments/search",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const town = house.engine.town(location) as Town;
        const typed = (form.what ?? "").trim().slice(0, LONGEST);
        const found = await search(house, location, typed);
        return html(200, <SearchPage {...{ staff, town, typed, found }} />);
      },
      { parse: "urlencoded" },
    );
}
