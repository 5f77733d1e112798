import type { Town } from "../../engine/town/town.ts";
import { Page } from "../page.tsx";

/** In place of the lab for somebody who may not use it yet; `back` is where they wanted to go. */
export function LabLocked({ back, office }: { back: string; office?: string }) {
  return (
    <Page language="de" title="Gerätelabor" office={office}>
      <div class="unlock">
        <h1 class="kern-heading-x-large">Das Gerätelabor ist verschlossen</h1>
        <p class="kern-body kern-body--large">
          Hier probieren Beschäftigte Anzeigen, Bondrucker, Tastenkasten und Ansage ohne Geräte aus. Melden
          Sie sich an, oder öffnen Sie den Freischalt-Link, den der Arbeitsplatz und die Ausgabe beim Start
          zeigen.
        </p>
        <a class="kern-btn kern-btn--primary" href={`/desk/sign-in?to=${encodeURIComponent(back)}`}>
          <span class="kern-label">Anmelden</span>
        </a>
      </div>
    </Page>
  );
}

/** In place of the lab where the bus is another's broker: only the embedded one knows the lab's passes. */
export function LabWithoutBus({ town }: { town: Town }) {
  return (
    <Page language="de" title="Gerätelabor" office={town.name}>
      <div class="unlock">
        <h1 class="kern-heading-x-large">Das Gerätelabor braucht den eingebauten Gerätebus</h1>
        <p class="kern-body kern-body--large">
          Dieses Haus ist über <code>MQTT_URL</code> mit einem fremden MQTT-Broker verbunden. Der kennt die
          Zugangsschlüssel des Labors nicht. Starten Sie das Programm zum Ausprobieren ohne{" "}
          <code>MQTT_URL</code>.
        </p>
        <a class="kern-link" href={`/devices/${town.id}`}>
          Geräte dieses Hauses
        </a>
      </div>
    </Page>
  );
}
