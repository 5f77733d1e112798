import type { Language, Town } from "../../engine/town/town.ts";
import { Page } from "../page.tsx";

/** The house's front door: every office with its pages. */
export function Entrance({ towns, demo, language }: { towns: Town[]; demo: boolean; language: Language }) {
  return (
    <Page language={language} title="Wartemarke">
      <h1 class="kern-heading-x-large">Wartemarke</h1>
      {demo && <p class="kern-body">Vorführung: alle Nummern hier sind erfunden.</p>}
      {towns.map((town) => (
        <section aria-labelledby={`town-${town.id}`}>
          <h2 class="kern-heading-large" id={`town-${town.id}`}>
            {town.name}
          </h2>
          <p class="kern-body">{town.address}</p>
          <ul class="kern-list">
            {town.kiosks.map((kiosk) => (
              <li>
                <a class="kern-link" href={`/kiosk/${town.id}/${kiosk.id}`}>
                  {kiosk.name}
                </a>
              </li>
            ))}
            {town.boards.map((board) => (
              <li>
                <a class="kern-link" href={`/board/${town.id}/${board.id}`}>
                  {board.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a class="kern-link" href="/desk">
          Arbeitsplatz
        </a>
      </p>
    </Page>
  );
}
