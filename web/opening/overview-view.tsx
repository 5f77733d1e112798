import type { HoursChange } from "../../engine/town/hours-change.ts";
import type { Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { Hits } from "./hits-view.tsx";
import type { Outcome } from "./moves.ts";
import type { Moved } from "./preview.ts";
import { said } from "./said.ts";
import { Usual } from "./usual-view.tsx";

type Props = {
  staff: Staff;
  town: Town;
  /** As the document has it, without what staff have entered. */
  usual: Town;
  now: number;
  /** What the page saw: goes with its form. */
  seen: number;
  changes: readonly HoursChange[];
  /** Appointments without room as it is. */
  hits: readonly Moved[];
  done: Outcome | null;
  refusal: string | null;
};

/** What differs from the ordinary hours, and whom it still hits. */
export function OverviewPage({ staff, town, usual, now, seen, changes, hits, done, refusal }: Props) {
  const path = `/desk/${town.id}/hours`;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Schließungen und Sonderöffnungen"
      back={{ href: `/desk/${town.id}`, name: "Zurück zum Arbeitsplatz" }}
      refusal={refusal}
    >
      {done && (
        <p class="fact" role="status">
          {sentence(done)}
        </p>
      )}
      <nav class="appointments__days" aria-label="Eintragen">
        <a class="kern-btn kern-btn--primary" href={`${path}/closure`}>
          <span class="kern-label">Schließung eintragen</span>
        </a>
        <a class="kern-btn kern-btn--secondary" href={`${path}/opening`}>
          <span class="kern-label">Sonderöffnung eintragen</span>
        </a>
      </nav>
      {hits.length > 0 && (
        <section class="appointments__over">
          <h2 class="kern-heading-medium">Termine ohne Platz</h2>
          <form class="appointments__agenda" method="post" action={`${path}/moves`}>
            <FormToken csrf={staff.csrf} />
            <input type="hidden" name="seen" value={String(seen)} />
            <Hits town={town} hits={hits} />
            <div class="appointments__deeds">
              <button class="kern-btn kern-btn--primary" type="submit">
                <span class="kern-label">Ausgewählte verlegen</span>
              </button>
            </div>
          </form>
        </section>
      )}
      <h2 class="kern-heading-medium">Eingetragen</h2>
      {changes.length === 0 ? (
        <p class="kern-body">Es gelten die gewöhnlichen Öffnungszeiten, feste Schließtage und Feiertage.</p>
      ) : (
        <ul class="appointments__list">
          {changes.map((change) => (
            <li class="appointments__entry">
              <p class="opening__said">{said(town, change)}</p>
              <div class="appointments__deeds">
                <a class="kern-btn kern-btn--secondary" href={`${path}/preview?restore=${change.id}`}>
                  <span class="kern-label">
                    Aufheben<span class="kern-sr-only">: {said(town, change)}</span>
                  </span>
                </a>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Usual town={usual} now={now} />
    </AppointmentPage>
  );
}

function sentence({ moved, failed }: Outcome): string {
  const saved = moved > 0 ? `Gespeichert. Verlegte Termine: ${moved}.` : "Gespeichert.";
  if (failed === 0) return saved;
  return `${saved} Nicht verlegt, weil sich inzwischen etwas geändert hat: ${failed}.`;
}
