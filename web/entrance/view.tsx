import type { Town } from "../../engine/town/town.ts";
import { departmentsOf } from "../booking/wish.ts";
import { Page } from "../page.tsx";
import type { Door } from "./model.ts";

type Props = { doors: Door[]; demo: boolean };

const STAFF = [
  { href: "/desk", name: "Arbeitsplatz", what: "Besucher aufrufen und bedienen" },
  { href: "/statistics", name: "Statistik", what: "Zahlen des Tages" },
  { href: "/devices", name: "Geräte", what: "Anzeigen, Drucker, Kiosk" },
  { href: "/lab", name: "Gerätelabor", what: "Das ganze Haus ohne Hardware ausprobieren" },
];

/** The house's front door: every office with its pages. Whoever sets up or works in the house comes here, so it speaks German. */
export function Entrance({ doors, demo }: Props) {
  return (
    <Page language="de" title="Wartemarke">
      <h1 class="kern-heading-x-large">Wartemarke</h1>
      {demo && <p class="entrance__demo">Vorführung: alle Nummern und Besucher hier sind erfunden.</p>}
      {doors.map((door) => (
        <Office door={door} />
      ))}
      <section aria-labelledby="staff">
        <h2 class="kern-heading-large" id="staff">
          Für Beschäftigte
        </h2>
        <ul class="entrance__pages">
          {STAFF.map((page) => (
            <Card {...page} />
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Office({ door: { town, open, note } }: { door: Door }) {
  return (
    <section class="entrance__office" aria-labelledby={`town-${town.id}`}>
      <h2 class="kern-heading-large" id={`town-${town.id}`}>
        {town.name}
      </h2>
      <p class="kern-body">
        <span class={`entrance__state entrance__state--${open ? "open" : "closed"}`}>
          {open ? "geöffnet" : "geschlossen"}
        </span>{" "}
        {note}
      </p>
      <p class="kern-body">{town.address}</p>
      <ul class="entrance__pages">
        {screensOf(town).map((page) => (
          <Card {...page} />
        ))}
      </ul>
    </section>
  );
}

function screensOf(town: Town) {
  const books = departmentsOf(town).length > 0;
  return [
    ...(books
      ? [{ href: `/book/${town.id}`, name: "Termin buchen", what: "Von zu Hause, rund um die Uhr" }]
      : []),
    ...town.kiosks.map(({ id, name }) => ({ href: `/kiosk/${town.id}/${id}`, name, what: "Nummer ziehen" })),
    ...town.boards.map(({ id, name }) => ({
      href: `/board/${town.id}/${id}`,
      name,
      what: "Aufrufe anzeigen",
    })),
  ];
}

function Card({ href, name, what }: { href: string; name: string; what: string }) {
  return (
    <li>
      <a class="entrance__page" href={href}>
        <strong>{name}</strong>
        <span>{what}</span>
      </a>
    </li>
  );
}
