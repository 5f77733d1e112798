import type { Town } from "../../../engine/town/town.ts";
import type { Staff } from "../../guard/staff.ts";
import { DeskPage } from "../../page.tsx";
import { Menu } from "./page.tsx";

/** The offices a clerk may work at. */
export function Offices({ staff, towns }: { staff: Staff; towns: readonly Town[] }) {
  return (
    <DeskPage
      language="de"
      title="Arbeitsplatz"
      office="Arbeitsplatz"
      tools={<Menu staff={staff} town={null} />}
    >
      <h1 class="kern-heading-large">Wo arbeiten Sie heute?</h1>
      {towns.length === 0 && <p class="kern-body">Sie sind für kein Büro eingetragen.</p>}
      <ul class="offices">
        {towns.map((town, index) => (
          <li>
            <a class="office" href={`/desk/${town.id}`} data-key={index < 9 ? String(index + 1) : undefined}>
              <strong class="kern-label">{town.name}</strong>
              <span>{town.address}</span>
            </a>
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}
