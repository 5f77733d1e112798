import type { KeptContact } from "../../engine/contacts/contact.ts";
import type { Department, Town } from "../../engine/town/town.ts";
import type { Staff } from "../guard/staff.ts";
import type { Card } from "./card.ts";
import { Deeds } from "./deeds-view.tsx";
import { AppointmentPage } from "./frame.tsx";
import { said, stateOf, whenOf } from "./sentences.ts";

type Props = { staff: Staff; town: Town; card: Card; contact: KeptContact | null; booked: boolean };

/** What staff see of one appointment: the code to say over the telephone, who comes, what they bring. */
export function CardPage({ staff, town, card, contact, booked }: Props) {
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
      {booked && (
        <p class="fact" role="status">
          {said(line, town)}
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
        {factsOf(contact, card.department).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
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
      <Deeds staff={staff} town={town} line={line} />
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
