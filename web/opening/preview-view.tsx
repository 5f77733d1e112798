import type { Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { Hits } from "./hits-view.tsx";
import type { Deed, Moved } from "./preview.ts";
import { said } from "./said.ts";
import { fieldsOf } from "./wish.ts";

type Props = { staff: Staff; town: Town; seen: number; deed: Deed; hits: readonly Moved[] };

/** Whom it would hit, before anything is saved; one press saves it and moves whoever is chosen. */
export function PreviewPage({ staff, town, seen, deed, hits }: Props) {
  const path = `/desk/${town.id}/hours`;
  const fields: [string, string][] =
    deed.does === "change" ? fieldsOf(deed.wish) : [["restore", deed.change.id]];
  const changes = deed.does === "change";
  const back = changes ? `${path}/${deed.wish.kind}?${new URLSearchParams(fields)}` : path;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={changes ? "Bitte prüfen" : "Aufheben"}
      back={{ href: back, name: changes ? "Angaben ändern" : "Zurück zur Übersicht" }}
      refusal={null}
    >
      <p class="kern-body">{said(town, changes ? deed.wish : deed.change)}</p>
      <form class="appointments__agenda" method="post" action={path}>
        <FormToken csrf={staff.csrf} />
        <input type="hidden" name="seen" value={String(seen)} />
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {hits.length === 0 ? (
          <p class="kern-body">Kein gebuchter Termin ist betroffen.</p>
        ) : (
          <>
            <h2 class="kern-heading-medium">Betroffene Termine: {hits.length}</h2>
            <p class="kern-body">
              Angekreuzte werden gleich auf die nächste freie Zeit verlegt; wer eine Adresse hinterlassen hat,
              bekommt Nachricht. Was Sie nicht ankreuzen, bleibt gebucht und steht danach unter „Termine ohne
              Platz“.
            </p>
            <Hits town={town} hits={hits} />
          </>
        )}
        <div class="appointments__deeds">
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{pressed(changes, hits.length > 0)}</span>
          </button>
          <a class="kern-link" href={path}>
            Abbrechen
          </a>
        </div>
      </form>
    </AppointmentPage>
  );
}

function pressed(changes: boolean, moves: boolean): string {
  const deed = changes ? "Speichern" : "Aufheben";
  return moves ? `${deed} und Ausgewählte verlegen` : deed;
}
