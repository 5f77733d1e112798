import type { Town } from "../../../engine/town/town.ts";
import { FormToken } from "../../guard/hidden.tsx";
import type { Staff } from "../../guard/staff.ts";
import { DeskPage } from "../../page.tsx";
import { Menu } from "./page.tsx";

type Props = { staff: Staff; town: Town; unlock: string; until: string; locked: boolean };

/** The link that unlocks a browser for kiosk, board and lab, and the way to lock them all again. */
export function Screens({ staff, town, unlock, until, locked }: Props) {
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
        Öffnen Sie dort <strong>/pairing</strong> und bestätigen Sie den Code mit dem Diensthandy, oder öffnen
        Sie dort diesen Link; er gilt bis {until} Uhr.
      </p>
      <p class="unlock-link">
        <a class="kern-link" href={new URL(unlock).pathname}>
          {unlock}
        </a>
      </p>
      <h2 class="kern-heading-medium">Alle wieder sperren</h2>
      {locked && (
        <p class="fact" role="status">
          Alle Browser dieses Büros sind gesperrt.
        </p>
      )}
      <p class="fact">
        Ist ein Gerät abhandengekommen? Danach zeigt kein Browser mehr Kiosk oder Anzeigetafel, bis er neu
        freigeschaltet wird.
      </p>
      <form method="post" action={`/desk/${town.id}/screens`}>
        <FormToken csrf={staff.csrf} />
        <button
          class="kern-btn kern-btn--secondary"
          type="submit"
          data-confirm={`Alle Browser sperren, die für ${town.name} freigeschaltet sind? Kiosk und Anzeigetafel müssen danach neu freigeschaltet werden.`}
        >
          <span class="kern-label">Alle Browser sperren</span>
        </button>
      </form>
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
