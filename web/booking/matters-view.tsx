import type { Matter } from "../../engine/appointments/appointment.ts";
import { type Department, type Language, type Service, say, type Town } from "../../engine/town/town.ts";
import { type Words, words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { fieldOf, fieldsOf, groupsOf } from "./wish.ts";

type Props = {
  town: Town;
  department: Department;
  language: Language;
  matters: readonly Matter[];
  refusal: string | null;
};

/** What somebody comes for, and how often. */
export function MattersPage({ town, department, language, matters, refusal }: Props) {
  const w = words(language);
  const path = `/book/${town.id}/${department.id}`;
  const groups = groupsOf(town, department);
  const one = groups.length === 1;
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.kiosk.chooseMatter}
      self={`${path}?${new URLSearchParams(fieldsOf(matters))}`}
      step={2}
      refusal={refusal}
    >
      <p class="kern-body">{one ? w.booking.mattersHint : w.booking.groupsHint}</p>
      <form method="get" action={`${path}/before`} class="booking__form">
        {groups.map((services, nth) => (
          <fieldset class={one ? "booking__matters" : "booking__matters booking__group"}>
            <legend class={one ? "kern-sr-only" : "kern-title"}>
              {one ? say(department.name, language) : w.booking.group(nth + 1)}
            </legend>
            {services.map((service) => (
              <MatterLine
                service={service}
                quantity={matters.find((one) => one.service === service.id)?.quantity ?? 0}
                language={language}
                w={w}
              />
            ))}
          </fieldset>
        ))}
        <Onward back={{ href: `/book/${town.id}`, name: w.common.back }}>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{w.common.next}</span>
          </button>
        </Onward>
      </form>
    </BookingPage>
  );
}

type LineProps = { service: Service; quantity: number; language: Language; w: Words };

/** A box to tick for what is done once, a choice of numbers for what can be wanted several times. */
function MatterLine({ service, quantity, language, w }: LineProps) {
  const { id, per_visit: most = 1 } = service;
  const name = fieldOf(id);
  return (
    <div class="booking__matter">
      {most === 1 ? (
        <input
          class="booking__tick"
          type="checkbox"
          id={name}
          name={name}
          value="1"
          checked={quantity > 0}
          aria-describedby={`${name}-about`}
        />
      ) : (
        <select class="booking__quantity" id={name} name={name} aria-describedby={`${name}-about`}>
          {Array.from({ length: most + 1 }, (_, count) => (
            <option value={count === 0 ? "" : String(count)} selected={count === quantity}>
              {count}
            </option>
          ))}
        </select>
      )}
      <label for={name}>{say(service.name, language)}</label>
      <small id={`${name}-about`}>
        {w.kiosk.lasts(service.duration_min)}
        {service.online && ` · ${w.kiosk.alsoOnline}`}
      </small>
    </div>
  );
}
