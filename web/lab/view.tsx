import { Page } from "../page.tsx";
import { Announcers } from "./announcer-view.tsx";
import { ButtonBox } from "./button-box-view.tsx";
import type { Lab } from "./model.ts";
import { VirtualPlace } from "./place-view.tsx";

/** The device lab of an office. The script turns each place into a device; without it the page says so. */
export function LabPage({ lab, script }: { lab: Lab; script: string }) {
  const { town, signs, printers, boxes } = lab;
  return (
    <Page language="de" title={`Gerätelabor ${town.name}`} office={town.name} zone={town.zone}>
      <div class="lab">
        <header class="lab__head">
          <h1 class="kern-heading-large">Gerätelabor</h1>
          <p class="kern-body">
            Jedes Gerät hier ist ein echter Teilnehmer am Gerätebus: Was Kiosk und Arbeitsplatz tun, sehen Sie
            hier sofort, und was Sie hier drücken oder stören, merkt das ganze Haus.
          </p>
          <LabLinks lab={lab} />
          <noscript>
            <p class="kern-body">Das Labor braucht JavaScript: Die Geräte leben im Browser.</p>
          </noscript>
        </header>
        <section class="lab__signs" aria-labelledby="signs">
          <h2 class="kern-heading-medium" id="signs">
            Anzeigen über den Schaltern
          </h2>
          <div class="lab__grid">
            {signs.map(({ device, name, counter }) => (
              <VirtualPlace
                device={device}
                location={town.id}
                kind="sign"
                name={name}
                faults={["offline", "slow", "duplicate"]}
              >
                <div class="led" data-face></div>
                <p class="kern-sr-only" aria-live="polite">
                  <span data-spoken></span> Schalter {counter}
                </p>
              </VirtualPlace>
            ))}
          </div>
          <Announcers town={town} announcers={lab.announcers} />
        </section>
        <section class="lab__box" aria-labelledby="boxes">
          <h2 class="kern-heading-medium" id="boxes">
            Tastenkasten
          </h2>
          {boxes.map((box) => (
            <ButtonBox town={town} box={box} />
          ))}
        </section>
        <section class="lab__paper" aria-labelledby="printers">
          <h2 class="kern-heading-medium" id="printers">
            Bondrucker
          </h2>
          {printers.map(({ device, name }) => (
            <VirtualPlace
              device={device}
              location={town.id}
              kind="printer"
              name={name}
              faults={["paper-out", "paper-low", "cover-open", "offline", "slow", "duplicate"]}
            >
              <div class="printer__slot" aria-hidden="true"></div>
              <ol
                class="roll"
                data-roll
                aria-live="polite"
                aria-label="Gedruckte Zettel, der neueste zuerst"
              ></ol>
            </VirtualPlace>
          ))}
        </section>
      </div>
      <script src={script} defer></script>
    </Page>
  );
}

function LabLinks({ lab }: { lab: Lab }) {
  return (
    <nav aria-label="Daneben öffnen">
      <ul class="lab__links">
        {lab.pages.map(({ href, name }) => (
          <li>
            <a class="kern-link" href={href} target="_blank" rel="noopener">
              {name}
            </a>
          </li>
        ))}
        <li>
          <a class="kern-link" href="/" target="_blank" rel="noopener" data-phone hidden>
            Handy mit Nummer <span data-phone-number></span>
          </a>
        </li>
        {lab.unlock && (
          <li>
            <a class="kern-link" href={lab.unlock} target="_blank" rel="noopener">
              Browser für Kiosk und Tafel freischalten
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
