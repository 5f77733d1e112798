import type { Lottery } from "../../engine/lottery/request.ts";
import type { Standing } from "../../engine/lottery/standing.ts";
import { dateAfter } from "../../engine/town/day.ts";
import { say, type Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import type { Staff } from "../guard/staff.ts";
import { words } from "../words/words.ts";
import { Proof } from "./proof-view.tsx";

const { time, date } = words("de").format;
const SPAN = new Intl.DateTimeFormat("de", { day: "numeric", month: "long", timeZone: "UTC" });

type Props = { staff: Staff; town: Town };

/** How the draws stand, in numbers: what a clerk needs who is asked on the telephone. German: it is staff who read it. */
export function StandingPage({ staff, town, standing }: Props & { standing: readonly Standing[] }) {
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Verlosungen"
      back={{ href: `/desk/${town.id}/appointments`, name: "Zurück zu den Terminen" }}
      refusal={null}
    >
      {standing.length === 0 && <p class="kern-body">In diesem Haus werden keine Termine verlost.</p>}
      {standing.map((one) => (
        <section aria-labelledby={one.pool}>
          <h2 class="kern-heading-medium" id={one.pool}>
            {namesOf(town, one.services)}
          </h2>
          <h3 class="kern-title">Offen</h3>
          {one.open.length === 0 && <p class="kern-body">Gerade kann sich niemand etwas wünschen.</p>}
          <ul class="lottery__standing">
            {one.open.map(({ week, draws_at, requests, unconfirmed }) => (
              <li>
                <strong>Woche vom {spanOf(week)}</strong>
                <span>
                  {requests === 0 ? "Noch keine Wünsche" : counted(requests, "Wunsch", "Wünsche")}
                  {unconfirmed > 0 && `, ${unconfirmed} noch nicht bestätigt`}
                </span>
                <span>
                  Gelost wird am {date(draws_at, town.zone)} um {time(draws_at, town.zone)} Uhr.
                </span>
              </li>
            ))}
          </ul>
          <h3 class="kern-title">Gelost</h3>
          {one.drawn.length === 0 && (
            <p class="kern-body">Für die nächsten Wochen wurde noch nicht gelost.</p>
          )}
          <ul class="lottery__standing">
            {one.drawn.map((lottery) => (
              <li>
                <strong>Woche vom {spanOf(lottery.week)}</strong>
                <span>{outcome(lottery)}</span>
                <a class="kern-link" href={`/desk/${town.id}/lotteries/${lottery.pool}/${lottery.week}`}>
                  Nachrechnen
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </AppointmentPage>
  );
}

type AuditProps = Props & {
  lottery: Lottery;
  services: readonly string[];
  wrong: readonly string[];
  order: readonly string[];
  /** The numbers of the appointments that were given, by lot. */
  numbers: ReadonlyMap<string, string>;
};

/** One draw, counted again from the journal. Ids of requests are no personal data. */
export function AuditPage({ staff, town, lottery, services, wrong, order, numbers }: AuditProps) {
  const { week, drawn_at, seed } = lottery;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={`Verlosung der Woche vom ${spanOf(week)}`}
      back={{ href: `/desk/${town.id}/lotteries`, name: "Zurück zu den Verlosungen" }}
      refusal={wrong.length > 0 ? `Beim Nachrechnen stimmt etwas nicht: ${wrong.join("; ")}` : null}
    >
      <p class="kern-body">{namesOf(town, services)}</p>
      <p class="kern-body">
        Gelost am {date(drawn_at, town.zone)} um {time(drawn_at, town.zone)} Uhr. {outcome(lottery)}
      </p>
      {wrong.length === 0 && (
        <p class="fact" role="status">
          Nachgerechnet aus dem Protokoll: Die Reihenfolge folgt aus der Zufallszahl, und jeder Wunsch hat
          genau eine Antwort.
        </p>
      )}
      <p class="kern-body">
        Wer teilgenommen hat, sieht Zufallszahl und Reihenfolge über den eigenen Link und kann ebenso
        nachrechnen.
      </p>
      <Proof
        {...{ seed, order }}
        language="de"
        told={(lot) => {
          const number = numbers.get(lot);
          return number ? `Termin ${number}` : null;
        }}
      />
    </AppointmentPage>
  );
}

function outcome({ requests, drawn }: Lottery): string {
  return `${counted(requests, "Wunsch", "Wünsche")}, ${counted(drawn, "Termin", "Termine")} vergeben, ${requests - drawn} ohne Termin.`;
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** `14.–20. Dezember` */
function spanOf(week: string): string {
  const noon = (date: string) => Date.parse(`${date}T12:00Z`);
  return SPAN.formatRange(noon(week), noon(dateAfter(week, 6)));
}

function namesOf(town: Town, services: readonly string[]): string {
  return town.services
    .filter(({ id }) => services.includes(id))
    .map(({ name }) => say(name, "de"))
    .join(", ");
}
