import type { Reason } from "../../../engine/dispatch/reason.ts";
import { LANGUAGE_NAMES } from "../../words/languages.ts";
import type { Entry } from "../entry.ts";
import { readySentence } from "../ready.ts";
import type { Visitor } from "../visitor.ts";
import { At } from "./since.tsx";

type MarksProps = { entry: Entry; zone: string; besides?: Reason["code"] | null };

/** What sets somebody apart, in a few small marks, without what the reason `besides` them says already. */
export function Marks({ entry, zone, besides }: MarksProps) {
  return (
    <>
      {entry.priority > 0 && besides !== "priority" && (
        <span class="mark mark--strong">{entry.priority > 1 ? "dringend" : "Vorrang"}</span>
      )}
      {entry.due_at !== null && besides !== "appointment-due" && besides !== "appointment-early" && (
        <span class="mark">
          Termin <At at={entry.due_at} zone={zone} />
        </span>
      )}
      {entry.reserved !== null && besides !== "reserved" && (
        <span class="mark">für Schalter {entry.reserved}</span>
      )}
      {entry.language !== "de" && <span class="mark">{LANGUAGE_NAMES[entry.language]}</span>}
    </>
  );
}

/** The note of colleagues, to be read before the visitor stands there. */
export function NoteText({ note }: { note: string | null }) {
  return note === null ? null : (
    <p class="note">
      <strong>Notiz:</strong> {note}
    </p>
  );
}

/** What belongs to the visit: done already, goes back, to bring, fee. */
export function Facts({ visitor }: { visitor: Visitor }) {
  const { served, back_to, booked, documents, ready, fee } = visitor;
  return (
    <>
      {served.length > 0 && (
        <p class="fact">
          <strong>Schon erledigt:</strong>{" "}
          {served.map(({ matter, minutes }) => `${matter} (${minutes} Min.)`).join(", ")}
        </p>
      )}
      {booked.length > 0 && (
        <p class="fact">
          <strong>Gebucht:</strong> {booked.join(", ")}
        </p>
      )}
      {back_to && <p class="fact">{back_to}</p>}
      {ready && <p class="fact">{readySentence(ready)}</p>}
      {documents.length > 0 && (
        <details class="bring" id={`bring-${visitor.number}`}>
          <summary>Mitzubringen ({documents.length})</summary>
          <ul>
            {documents.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
          {fee && <p class="fact">Gebühr: {fee}</p>}
        </details>
      )}
    </>
  );
}
