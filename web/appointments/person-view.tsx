import type { Appointment } from "../../engine/appointments/appointment.ts";
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
  row: Appointment;
  line: Line;
  lines: readonly FormLine[];
  /** For how long contact data is kept after the appointment. */
  kept_days: number;
  refusal: string | null;
  /** UTC ms */
  now: number;
  /** Seconds of the house in one of the reader's. */
  pace: number;
};

const OVER = "Die Zeit ist abgelaufen. Buchen Sie trotzdem: Ist sie noch frei, bekommen Sie sie.";

/** For whom a time is given, while it is kept. */
export function PersonPage({ staff, town, row, line, lines, kept_days, refusal, now, pace }: Props) {
  const w = words("de");
  const list = `/desk/${town.id}/appointments`;
  const mistakes = lines.filter(({ mistake }) => mistake !== null);
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Für wen ist der Termin?"
      back={{ href: list, name: "Zurück zu den Terminen" }}
      refusal={refusal}
    >
      <p class="kern-body">
        <strong>{whenOf(row, town)}</strong>
        <br />
        {line.matters.join(", ")}
      </p>
      {row.confirmed_at === null && (
        <p class="kern-body">
          Die Zeit wird bis {w.format.time(row.hold_until, town.zone)} Uhr freigehalten.{" "}
          <span
            role="timer"
            data-left={String(Math.max(0, Math.ceil((row.hold_until - now) / 1000)))}
            data-pace={String(pace)}
            data-over={OVER}
          />
        </p>
      )}
      <form class="appointments__person" method="post" action={`${list}/${row.id}/person`} novalidate>
        <FormToken csrf={staff.csrf} />
        {mistakes.length > 0 && <Mistakes mistakes={mistakes} w={w} />}
        {lines.map((one) => (
          <LineField line={one} w={w} />
        ))}
        <p class="kern-body">
          Den Code sehen Sie gleich. Mit E-Mail-Adresse oder Handynummer wird er auch zugeschickt. Die Angaben
          werden {kept_days} {kept_days === 1 ? "Tag" : "Tage"} nach dem Termin gelöscht.
        </p>
        <div class="appointments__deeds">
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">Termin buchen</span>
          </button>
          {row.confirmed_at === null && (
            <button class="kern-btn kern-btn--secondary" type="submit" formaction={`${list}/${row.id}/other`}>
              <span class="kern-label">Andere Zeit wählen</span>
            </button>
          )}
        </div>
      </form>
      {row.confirmed_at === null && (
        <form method="post" action={`${list}/${row.id}/release`}>
          <FormToken csrf={staff.csrf} />
          <input type="hidden" name="seen" value={String(row.touched)} />
          <button class="kern-btn kern-btn--tertiary" type="submit">
            <span class="kern-label">Abbrechen und die Zeit freigeben</span>
          </button>
        </form>
      )}
    </AppointmentPage>
  );
}
