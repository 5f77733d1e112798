import type { Town } from "../../engine/town/town.ts";
import { Page } from "../page.tsx";

/** Staff read these pages, so they speak German. One press unlocks; a GET, which any link preview sends, does not. */
export function Unlock({ town, code }: { town: Town; code: string }) {
  return (
    <Page language="de" title="Browser freischalten" office={town.name}>
      <form class="unlock" method="post" action={`/unlock/${town.id}/${code}`}>
        <h1 class="kern-heading-x-large">Diesen Browser freischalten?</h1>
        <p class="kern-body kern-body--large">
          Danach zeigt er Kiosk, Anzeigetafel und Gerätelabor für {town.name}. Schalten Sie nur Geräte frei,
          die im Haus stehen.
        </p>
        <button type="submit" class="kern-btn kern-btn--primary unlock__button">
          <span class="kern-label">Freischalten</span>
        </button>
      </form>
    </Page>
  );
}

/** What an unlocked browser can show. */
export function Choice({ town }: { town: Town }) {
  const pages = [
    ...town.kiosks.map(({ id, name }) => ({ href: `/kiosk/${town.id}/${id}`, kind: "Kiosk", name })),
    ...town.boards.map(({ id, name }) => ({ href: `/board/${town.id}/${id}`, kind: "Anzeige", name })),
    { href: `/lab/${town.id}`, kind: "Labor", name: "Geräte zum Ausprobieren" },
  ];
  return (
    <Page language="de" title="Freigeschaltet" office={town.name}>
      <h1 class="kern-heading-x-large">Dieser Browser ist freigeschaltet</h1>
      <p class="kern-body kern-body--large">Was soll er zeigen?</p>
      <ul class="unlock__pages">
        {pages.map(({ href, kind, name }) => (
          <li>
            <a class="unlock__page" href={href}>
              <strong>{kind}</strong>
              <span>{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
