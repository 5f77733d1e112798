import { words } from "../words/words.ts";
import { Goto, type TimesProps } from "./goto.tsx";

/** A month at a glance: every day with how much is free on it. */
export function MonthTable(props: TimesProps) {
  const { offer, language } = props;
  const w = words(language);
  const { month, before, after, weeks, day } = offer;
  return (
    <section class="booking__month" id="month" aria-label={w.format.month(month)}>
      <div class="booking__turn">
        {before ? (
          <Goto {...props} to={["month", before]} look="booking__arrow" label={w.format.month(before)}>
            <span aria-hidden="true" class="booking__back" />
          </Goto>
        ) : (
          <span class="booking__arrow" />
        )}
        <h2 class="kern-heading-medium">{w.format.month(month)}</h2>
        {after ? (
          <Goto {...props} to={["month", after]} look="booking__arrow" label={w.format.month(after)}>
            <span aria-hidden="true" class="booking__ahead" />
          </Goto>
        ) : (
          <span class="booking__arrow" />
        )}
      </div>
      <table class="booking__calendar">
        <thead>
          <tr>
            {w.format.weekdays().map(({ short, long }) => (
              <th scope="col">
                <abbr title={long}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((cell) =>
                cell === null ? (
                  <td />
                ) : cell.count === 0 ? (
                  <td>
                    <span class="booking__cell">
                      {Number(cell.date.slice(8))}
                      <span class="kern-sr-only">, {w.booking.nothing}</span>
                    </span>
                  </td>
                ) : (
                  <td>
                    <Goto
                      {...props}
                      to={["day", cell.date]}
                      current={cell.date === day}
                      look="booking__cell booking__cell--free"
                    >
                      <span aria-hidden="true">{Number(cell.date.slice(8))}</span>
                      <small aria-hidden="true">{cell.count}</small>
                      <span class="kern-sr-only">
                        {w.format.day(cell.date)}, {w.booking.free(cell.count)}
                      </span>
                    </Goto>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="booking__legend">{w.booking.legend}</p>
    </section>
  );
}
