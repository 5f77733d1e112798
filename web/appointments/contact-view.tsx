import type { Town } from "../../engine/town/town.ts";
import type { Line as FormLine } from "../booking/person.ts";
import { LineField, Mistakes } from "../booking/person-view.tsx";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { words } from "../words/words.ts";
import type { Line } from "./agenda.ts";
import { AppointmentPage } from "./frame.tsx";
import { whenOf } from "./sentences.ts";

type Props = {
  staff: Staff;
  town: Town;
  line: Line;
  lines: readonly FormLine[];
  /** For how long contact data is kept after the appointment. */
  kept_days: number;
};

/** Who comes to an appointment that is booked, to be mended. */
export function ContactPage({ staff, town, line, lines, kept_days }: Props) {
  const w = words("de");
  const card = `/desk/${town.id}/appointments/${line.id}`;
  const mistakes = lines.filter(({ mistake }) => mistake !== null);
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Angaben ändern"
      back={{ href: card, name: `Zurück zu Termin ${line.number}` }}
      refusal={null}
    >
      <p class="kern-body">
        <strong>{whenOf(line, town)}</strong>
        <br />
        {line.matters.join(", ")}
      </p>
      <form class="appointments__person" method="post" action={`${card}/contact`} novalidate>
        <FormToken csrf={staff.csrf} />
        {mistakes.length > 0 && <Mistakes mistakes={mistakes} w={w} />}
        {lines.map((one) => (
          <LineField line={one} w={w} />
        ))}
        <p class="kern-body">
          Der Code bleibt derselbe. An eine neue E-Mail-Adresse oder Handynummer geht die Bestätigung noch
          einmal. Die Angaben werden {kept_days} Tage nach dem Termin gelöscht.
        </p>
        <div class="appointments__deeds">
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">Angaben speichern</span>
          </button>
        </div>
      </form>
    </AppointmentPage>
  );
}
