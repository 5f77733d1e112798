import type { Town } from "../../engine/town/town.ts";
import { Page } from "../page.tsx";

/** Which office's devices? */
export function LabHall({ towns }: { towns: readonly Town[] }) {
  return (
    <Page language="de" title="Gerätelabor">
      <h1 class="kern-heading-x-large">Gerätelabor</h1>
      <p class="kern-body kern-body--large">Die Geräte welches Büros möchten Sie ausprobieren?</p>
      <ul class="unlock__pages">
        {towns.map((town) => (
          <li>
            <a class="unlock__page" href={`/lab/${town.id}`}>
              <strong>{town.name}</strong>
              <span>{town.address}</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
