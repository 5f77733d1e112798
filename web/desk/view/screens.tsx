import type { Town } from "../../../engine/town/town.ts";
import type { Staff } from "../../guard/staff.ts";
import { DeskPage } from "../../page.tsx";
import { Menu } from "./page.tsx";

type Props = { staff: Staff; town: Town; unlock: string; until: string };

/** The link that unlocks a browser for kiosk, board and lab. */
export function Screens({ staff, town, unlock, until }: Props) {
  return (
    <DeskPage
      language="de"
      title={`Bildschirme freischalten · ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<Menu staff={staff} town={town} />}
    >
      <p>
        <a class="kern-link" href={`/desk/${town.id}`}>
          Zurück zum Arbeitsplatz
        </a>
      </p>
      <h1 class="kern-heading-large">Bildschirme freischalten</h1>
      <p class="fact">
        Kiosk, Anzeigetafel und Gerätelabor zeigen nur etwas in Browsern, die einmal freigeschaltet wurden.
        Öffnen Sie dort diesen Link; er gilt bis {until} Uhr.
      </p>
      <p class="unlock-link">
        <a class="kern-link" href={new URL(unlock).pathname}>
          {unlock}
        </a>
      </p>
      <p class="fact">
        Wie es den Geräten geht, steht unter{" "}
        <a class="kern-link" href={`/devices/${town.id}`}>
          Geräte
        </a>
        .
      </p>
    </DeskPage>
  );
}
