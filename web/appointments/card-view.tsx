import type { KeptContact } from "../../engine/contacts/contact.ts";
import type { Department, Town } from "../../engine/town/town.ts";
import type { Staff } from "../guard/staff.ts";
import { LANGUAGE_NAMES } from "../words/languages.ts";
import type { Card } from "./card.ts";
import { Deeds } from "./deeds-view.tsx";
import { AppointmentPage } from "./frame.tsx";
import { said, stateOf, whenOf } from "./sentences.ts";

/** What was just done: booked, or who comes changed, and the confirmation sent to the new address. */
type Done = "booked" | "saved" | "told";
type Props = { staff: Staff; town: Town; card: Card; contact: KeptContact | null; done: Done | null };

const DONE: Record<Exclude<Done, "booked">, string> = {
  saved: "Die Angaben sind geändert.",
  told: "Die Angaben sind geändert. Die Bestätigung geht noch einmal hinaus.",
};

/** What staff see of one appointment: the code to say over the telephone, who comes, what they bring. */
export function CardPage({ staff, town, card, contact, done }: Props) {
  const { line, day, papers } = card;
  const list = `/desk/${town.id}/appointments`;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={`Termin ${line.number}`}
      back={{ href: `${list}?day=${day}`, name: "Zurück zu den Terminen" }}
      refusal={null}
    >
      {done && (
        <p class="fact" role="status">
          {done === "booked" ? said(line, town) : DONE[done]}
        </p>
      )}
      {contact && (
        <section aria-labelledby="code">
          <h2 class="kern-heading-medium" id="code">
            Code für den Automaten im Haus
          </h2>
          <p class="booking__digits">
            {contact.code.slice(0, 3)} {contact.code.slice(3)}
          </p>
        </section>
      )}
      <dl class="appointments__facts">
        <dt>Wann</dt>
        <dd>{whenOf(line, town)}</dd>
        <dt>Anliegen</dt>
        <dd>{line.matters.join(", ")}</dd>
        <dt>Stand</dt>
        <dd>{stateOf(line, town)}</dd>
        <dt>Sprache der Nachrichten</dt>
        <dd>{LANGUAGE_NAMES[card.language]}</dd>
        {factsOf(contact, card.department).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {card.open && (
        <p>
          <a class="kern-btn kern-btn--secondary" href={`${list}/${line.id}/contact`}>
            <span class="kern-label">Angaben ändern</span>
          </a>
        </p>
      )}
      {papers.length > 0 && (
        <section aria-labelledby="papers">
          <h2 class="kern-heading-medium" id="papers">
            Mitzubringen
          </h2>
          <ul>
            {papers.map(({ text, ready }) => (
              <li>
                {text}
                {ready !== null && <strong>{ready ? ": liegt bereit" : ": noch nicht bereit"}</strong>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Deeds staff={staff} town={town} line={line} list="card" />
    </AppointmentPage>
  );
}

function factsOf(
  contact: KeptContact | null,
  department: Department | null,
): [name: string, value: string][] {
  if (!contact) return [["Angaben", "keine, oder schon gelöscht"]];
  const { name, email, phone, fields } = contact;
  const labels = new Map(department?.form?.fields?.map(({ id, label }) => [id, label.de]));
  const facts: [name: string, value: string | null][] = [
    ["Name", name],
    ["E-Mail-Adresse", email],
    ["Handynummer", phone],
    ...Object.entries(fields).map(([id, value]): [string, string] => [labels.get(id) ?? id, value]),
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}
