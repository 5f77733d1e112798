import type { Language, Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { words } from "../words/words.ts";
import { AppointmentPage } from "./frame.tsx";
import type { Times } from "./times.ts";
import { fieldsOf } from "./wish.ts";

const { time, date } = words("de").format;
const LONG = new Intl.DateTimeFormat("de", { weekday: "long", day: "numeric", month: "long" });
const SHORT = new Intl.DateTimeFormat("de", { weekday: "short", day: "numeric", month: "numeric" });
/** The hour at which the afternoon begins. */
const NOON = "12:00";

type Props = {
  staff: Staff;
  town: Town;
  times: Times;
  /** In which the visitor of a new appointment is written to. */
  language: Language;
  /** What was typed about the person already: it goes with the time that is chosen. */
  typed?: Form;
  refusal: string | null;
};

/** Days and times for some matters: of a new appointment, or of one that is moved. */
export function TimesPage({ staff, town, times, language, typed = {}, refusal }: Props) {
  const list = `/desk/${town.id}/appointments`;
  const { moves, day, days, matters } = times;
  const path = moves ? `${list}/${moves.id}/move` : `${list}/new`;
  const fields = moves ? [] : fieldsOf({ matters, language });
  const said = Object.entries(typed);
  // What was typed stands in no address.
  const carried = (
    <>
      {said.length > 0 && <FormToken csrf={staff.csrf} />}
      {[...fields, ...said].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={moves ? `Termin ${moves.number} verlegen` : "Zeit wählen"}
      back={
        moves
          ? { href: list, name: "Zurück zu den Terminen" }
          : { href: `${path}?${new URLSearchParams([...fields, ["change", ""]])}`, name: "Anliegen ändern" }
      }
      refusal={refusal}
    >
      {moves && (
        <p class="kern-body">
          Bisher:{" "}
          <strong>
            {date(moves.start_at, town.zone)}, {time(moves.start_at, town.zone)}
          </strong>
        </p>
      )}
      <p class="kern-body">
        {matters.map(({ service, quantity }) => `${quantity} × ${nameOf(town, service)}`).join(", ")}
      </p>
      <nav aria-label="Nächste freie Tage">
        {said.length === 0 ? (
          <div class="appointments__days">
            {days.map((one) => (
              <a
                class="appointments__day"
                href={`${path}?${new URLSearchParams([...fields, ["day", one.day]])}`}
                aria-current={one.day === day ? "date" : undefined}
              >
                <DayName {...one} />
              </a>
            ))}
          </div>
        ) : (
          <form class="appointments__days" method="post" action={path}>
            {carried}
            {days.map((one) => (
              <button
                class="appointments__day"
                type="submit"
                name="day"
                value={one.day}
                aria-current={one.day === day ? "date" : undefined}
              >
                <DayName {...one} />
              </button>
            ))}
          </form>
        )}
      </nav>
      <form class="appointments__other" method={said.length === 0 ? "get" : "post"} action={path}>
        {carried}
        <div class="kern-form-input">
          <label class="kern-label" for="day">
            Anderer Tag
          </label>
          <input class="kern-form-input__input" id="day" name="day" type="date" value={day ?? ""} required />
        </div>
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">Zeigen</span>
        </button>
      </form>
      {day === null ? (
        <p class="kern-body">In der nächsten Zeit ist nichts frei.</p>
      ) : (
        <Choice
          staff={staff}
          town={town}
          times={times}
          fields={[...fields, ...said]}
          day={day}
          action={moves ? path : list}
        />
      )}
    </AppointmentPage>
  );
}

function DayName({ day, count }: Times["days"][number]) {
  return (
    <>
      {SHORT.format(Temporal.PlainDate.from(day))} <small>{count} frei</small>
    </>
  );
}

type ChoiceProps = {
  staff: Staff;
  town: Town;
  times: Times;
  /** What goes with the time that is chosen: nothing for an appointment that is there. */
  fields: readonly (readonly [name: string, value: string | undefined])[];
  day: string;
  action: string;
};

function Choice({ staff, town, times: { times, seen, moves }, fields, day, action }: ChoiceProps) {
  const carried = moves ? [] : fields;
  const parts = [
    { name: "Vormittag", of: times.filter((at) => time(at, town.zone) < NOON) },
    { name: "Nachmittag", of: times.filter((at) => time(at, town.zone) >= NOON) },
  ];
  return (
    <form method="post" action={action}>
      <FormToken csrf={staff.csrf} />
      <input type="hidden" name="seen" value={String(seen)} />
      {carried.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <h2 class="kern-heading-medium">{LONG.format(Temporal.PlainDate.from(day))}</h2>
      {times.length === 0 && <p class="kern-body">An diesem Tag ist nichts frei.</p>}
      {parts
        .filter(({ of }) => of.length > 0)
        .map(({ name, of }) => (
          <fieldset class="appointments__times">
            <legend class="kern-label">{name}</legend>
            {of.map((at) => (
              <button class="kern-btn kern-btn--secondary" type="submit" name="start" value={String(at)}>
                <span class="kern-label">{time(at, town.zone)}</span>
              </button>
            ))}
          </fieldset>
        ))}
    </form>
  );
}

function nameOf(town: Town, service: string): string {
  return town.services.find(({ id }) => id === service)?.name.de ?? service;
}
