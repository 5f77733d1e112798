import type { DayFigures, EstimateFigures } from "../../engine/statistics/day.ts";
import { dateAfter } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { DeskPage } from "../page.tsx";
import { Bars } from "./chart/bars.tsx";
import { SaidAndTrue } from "./chart/said.tsx";
import { minutes, type Table, tablesOf } from "./model.ts";

const DATE = new Intl.DateTimeFormat("de", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

type Props = { town: Town; others: Town[]; day: string; today: string; figures: DayFigures };

/** A day in figures. German: it is staff who read it. */
export function StatisticsPage({ town, others, day, today, figures }: Props) {
  const tables = tablesOf(figures, town);
  const { hours } = figures;
  const labels = hours.map(({ hour }) => `${hour} Uhr`);
  return (
    <DeskPage
      language="de"
      title={`Statistik · ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<Tools town={town} />}
    >
      <div class="statistics">
        <h1 class="kern-heading-large">Statistik: {DATE.format(Temporal.PlainDate.from(day))}</h1>
        <nav class="statistics__days" aria-label="Tage und Büros">
          <a class="kern-link" href={`?day=${dateAfter(day, -1)}`}>
            Tag davor
          </a>
          {day < today && (
            <a class="kern-link" href={`?day=${dateAfter(day, 1)}`}>
              Tag danach
            </a>
          )}
          {day !== today && (
            <a class="kern-link" href="?">
              Heute
            </a>
          )}
          <a class="kern-link" href={`/statistics/${town.id}/figures.csv?day=${day}`}>
            Als CSV laden
          </a>
          {others.map((other) => (
            <a class="kern-link" href={`/statistics/${other.id}`}>
              {other.name}
            </a>
          ))}
        </nav>
        <Total figures={figures} />
        {figures.total.drawn === 0 && <p class="kern-body">An diesem Tag wurde noch keine Nummer gezogen.</p>}
        {hours.length > 0 && (
          <div class="statistics__charts">
            <Bars
              title="Besucher nach Stunde"
              unit="Personen"
              labels={labels}
              series={[
                { name: "gezogen", tone: "one", values: hours.map((one) => one.drawn) },
                { name: "aufgerufen", tone: "two", values: hours.map((one) => one.called) },
                { name: "bedient", tone: "three", values: hours.map((one) => one.served) },
              ]}
            />
            <Bars
              title="Wartezeit nach Stunde des Aufrufs"
              unit="Minuten"
              labels={labels}
              series={[
                { name: "Mittel", tone: "one", values: hours.map((one) => inMinutes(one.wait?.mean_ms)) },
                {
                  name: "90 % warten höchstens",
                  tone: "two",
                  values: hours.map((one) => inMinutes(one.wait?.p90_ms)),
                },
              ]}
            />
          </div>
        )}
        {tables
          .filter(({ rows }) => rows.length > 0)
          .map((table) => (
            <Figures table={table} />
          ))}
        <Estimate figures={figures.estimate} />
      </div>
    </DeskPage>
  );
}

function Tools({ town }: { town: Town }) {
  return (
    <a class="statistics__desk" href={`/desk/${town.id}`}>
      Arbeitsplatz
    </a>
  );
}

const inMinutes = (ms: number | undefined) => (ms === undefined ? null : ms / 60_000);

function Total({ figures: { total, estimate } }: { figures: DayFigures }) {
  const tiles = [
    ["gezogen", String(total.drawn)],
    ["aufgerufen", String(total.called)],
    ["bedient", String(total.served)],
    ["nicht erschienen", String(total.missed)],
    ["aufgegeben", String(total.cancelled)],
    ["Wartezeit im Mittel", `${minutes(total.wait?.mean_ms)} Min.`],
    ["90 % warten höchstens", `${minutes(total.wait?.p90_ms)} Min.`],
    ["Bedienzeit im Mittel", `${minutes(total.work?.mean_ms)} Min.`],
    ["Fehler der Schätzung", estimate ? `${minutes(estimate.mean_absolute_ms)} Min.` : "–"],
  ];
  return (
    <dl class="statistics__tiles">
      {tiles.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Figures({ table: { title, head, rows } }: { table: Table }) {
  return (
    <section>
      <h2 class="kern-heading-medium">{title}</h2>
      <section class="statistics__scroll" tabindex={0} aria-label={title}>
        <table class="statistics__table">
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...others]) => (
              <tr>
                <th scope="row">{first}</th>
                {others.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Estimate({ figures }: { figures: EstimateFigures | null }) {
  if (!figures) return null;
  const { n, coverage, mean_absolute_ms, bias_ms, recent } = figures;
  const lean = bias_ms > 0 ? "länger" : "kürzer";
  return (
    <section>
      <h2 class="kern-heading-medium">Wie gut war die Schätzung?</h2>
      <p class="kern-body">
        {n} Angaben verglichen: im Mittel {minutes(mean_absolute_ms)} Minuten daneben,{" "}
        {Math.round(coverage * 100)} % lagen in der genannten Spanne (Ziel 80 %). Die Wartezeit war im Mittel{" "}
        {minutes(Math.abs(bias_ms))} Minuten {lean} als gesagt.
      </p>
      <div class="statistics__estimate">
        <SaidAndTrue recent={recent} />
        <Figures
          table={{
            title: "Die letzten Angaben",
            head: ["Nummer", "gesagt", "Spanne", "war"],
            rows: recent.map(({ number, said, true_ms }) => [
              number,
              minutes(said.mid_ms),
              `${minutes(said.low_ms)} bis ${minutes(said.high_ms)}`,
              minutes(true_ms),
            ]),
          }}
        />
      </div>
    </section>
  );
}
