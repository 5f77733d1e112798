import type { Town } from "../../engine/town/town.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { Entry } from "../opening/entry.tsx";

/** Asks for a person or an appointment; posted, so that no name stands in an address. */
export function SearchForm({ staff, town, typed }: { staff: Staff; town: Town; typed: string }) {
  return (
    <form class="appointments__other" method="post" action={`/desk/${town.id}/appointments/search`}>
      <FormToken csrf={staff.csrf} />
      <Entry id="what" label="Name, Code oder Nummer" type="text" value={typed} />
      <button class="kern-btn kern-btn--secondary" type="submit">
        <span class="kern-label">Suchen</span>
      </button>
    </form>
  );
}
