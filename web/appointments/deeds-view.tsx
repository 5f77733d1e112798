import type { Town } from "../../engine/town/town.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import type { Line } from "./agenda.ts";

/**
 * What can be done with an appointment now, as buttons. Each has an id: without, the page that follows events would make one
 * button out of another under the finger that presses it. `list` is the one they stand in: some stand in two.
 */
export function Deeds({ staff, town, line, list }: { staff: Staff; town: Town; line: Line; list: string }) {
  const { id, seen, number, can } = line;
  const here = `/desk/${town.id}/appointments/${id}`;
  const press = (deed: string, label: string, question?: string) => (
    <form id={`${deed}-${list}-${id}`} method="post" action={`${here}/${deed}`}>
      <FormToken csrf={staff.csrf} />
      <input type="hidden" name="seen" value={String(seen)} />
      <button class="kern-btn kern-btn--secondary" type="submit" data-confirm={question}>
        <Label text={label} number={number} />
      </button>
    </form>
  );
  const link = (to: string, label: string) => (
    <a id={`${to}-${list}-${id}`} class="kern-btn kern-btn--secondary" href={`${here}/${to}`}>
      <Label text={label} number={number} />
    </a>
  );
  return (
    <div class="appointments__deeds">
      {can.finish && link("person", "Fertig buchen")}
      {can.check_in && press("check-in", "Ist da")}
      {can.move && link("move", "Verlegen")}
      {can.cancel && press("cancel", "Absagen", `Den Termin ${number} absagen?`)}
    </div>
  );
}

function Label({ text, number }: { text: string; number: string }) {
  return (
    <span class="kern-label">
      {text}
      <span class="kern-sr-only"> {number}</span>
    </span>
  );
}
