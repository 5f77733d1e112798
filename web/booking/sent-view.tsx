import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { Matters } from "./matters-list.tsx";

type Props = { town: Town; language: Language; row: Appointment; token: string };

/** The link is on its way: what to do with it, until when, and how to mend an address. */
export function SentPage({ town, language, row, token }: Props) {
  const w = words(language);
  return (
    <BookingPage language={language} town={town} title={w.booking.pleaseConfirm} self={`/hold/${token}/sent`}>
      <div class="booking__kept">
        <p>
          <strong>
            {w.format.date(row.start_at, town.zone)}, {w.format.time(row.start_at, town.zone)}
          </strong>
        </p>
        <Matters town={town} matters={row.matters} language={language} />
      </div>
      <p class="kern-body kern-body--large" role="status">
        {w.booking.linkSent(w.format.time(row.hold_until, town.zone))}
      </p>
      <p class="kern-body">{w.booking.nothingCame}</p>
      <Onward back={{ href: `/hold/${token}`, name: w.booking.mendDetails }} />
    </BookingPage>
  );
}
