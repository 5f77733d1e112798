import type { Department, Language, Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import { Select } from "../desk/view/select.tsx";
import type { Staff } from "../guard/staff.ts";
import type { Child } from "../jsx/markup.ts";
import { htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { Entry } from "./entry.tsx";
import { poolName } from "./said.ts";
import { SPANS } from "./wish.ts";

type Props = {
  staff: Staff;
  town: Town;
  /** Local date. */
  today: string;
  field: (name: string) => string | null | undefined;
  refusal: string | null;
};

/** Closed on some days. */
export function ClosurePage(props: Props) {
  const { town, today, field } = props;
  const choices = town.departments.flatMap((department) => [
    { value: department.id, text: `${department.name.de}: alles` },
    ...(department.booking?.pools ?? []).map(({ id }) => ({
      value: `${department.id}/${id}`,
      text: `${department.name.de}: nur Termine für ${poolName(town, id)}`,
    })),
  ]);
  const reason = (language: Language, label: string, required: boolean, hint?: string) => (
    <Entry
      id={`text-${language}`}
      label={label}
      type="text"
      lang={htmlLang(language)}
      value={field(`text-${language}`)}
      required={required}
      hint={hint}
    />
  );
  return (
    <Frame {...props} title="Schließung eintragen" kind="closure">
      <Select
        id="where"
        name="where"
        label="Was ist geschlossen?"
        chosen={field("where") ?? undefined}
        choices={choices}
      />
      <div class="appointments__matter">
        <Entry id="from" label="Erster Tag" type="date" value={field("from")} min={today} />
        <Entry
          id="to"
          label="Letzter Tag, wenn es mehrere sind"
          type="date"
          value={field("to")}
          min={today}
          required={false}
        />
      </div>
      <div class="appointments__matter">
        <Entry
          id="shut-from"
          label="Nur stundenweise: von (leer: ganzer Tag)"
          type="time"
          value={field("shut-from")}
          required={false}
        />
        <Entry id="shut-to" label="bis" type="time" value={field("shut-to")} required={false} />
      </div>
      {reason("de", "Grund auf Deutsch", true, "Lesen alle, die kommen wollen. Bitte keine Namen nennen.")}
      {reason("en", "Grund auf Englisch", true)}
      <details>
        <summary>Weitere Sprachen</summary>
        <div class="appointments__matters">
          {town.languages
            .filter((language) => language !== "de" && language !== "en")
            .map((language) => reason(language, LANGUAGE_NAMES[language], false))}
        </div>
      </details>
    </Frame>
  );
}

/** Other hours on one day. */
export function OpeningPage(props: Props) {
  const { town, today, field } = props;
  const [first] = town.departments as [Department];
  const here = town.departments.find(({ id }) => id === field("where")) ?? first;
  const pools = here.booking?.pools ?? [];
  return (
    <Frame {...props} title={`Sonderöffnung: ${here.name.de}`} kind="opening">
      {town.departments.length > 1 && (
        <nav class="appointments__days" aria-label="Sachgebiet">
          {town.departments.map(({ id, name }) => (
            <a
              class="appointments__day"
              href={`?where=${id}`}
              aria-current={id === here.id ? "true" : undefined}
            >
              {name.de}
            </a>
          ))}
        </nav>
      )}
      <input type="hidden" name="where" value={here.id} />
      <p class="kern-body">
        An diesem Tag gelten nur diese Zeiten, auch an einem Feiertag oder statt der gewöhnlichen Zeiten.
      </p>
      <Entry id="date" label="Tag" type="date" value={field("date")} min={today} />
      {Array.from({ length: SPANS }, (_, index) => (
        <div class="appointments__matter">
          <Entry
            id={`opens${index + 1}`}
            label={index === 0 ? "Geöffnet von" : "Und noch einmal von"}
            type="time"
            value={field(`opens${index + 1}`)}
            required={index === 0}
          />
          <Entry
            id={`closes${index + 1}`}
            label="bis"
            type="time"
            value={field(`closes${index + 1}`)}
            required={index === 0}
          />
        </div>
      ))}
      {pools.length > 0 && (
        <fieldset class="kern-fieldset opening__places">
          <legend class="kern-label">Zusätzliche Plätze für Termine, so viele zugleich</legend>
          <div class="kern-fieldset__body">
            {pools.map(({ id }) => (
              <Entry
                id={`places-${id}`}
                label={poolName(town, id)}
                type="number"
                min="0"
                max="99"
                value={field(`places-${id}`) ?? "0"}
                required={false}
              />
            ))}
          </div>
        </fieldset>
      )}
    </Frame>
  );
}

type FrameProps = Props & { title: string; kind: "closure" | "opening"; children: Child };

function Frame({ staff, town, title, kind, refusal, children }: FrameProps) {
  const path = `/desk/${town.id}/hours`;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={title}
      back={{ href: path, name: "Zurück zur Übersicht" }}
      refusal={refusal}
    >
      <form class="appointments__matters" method="get" action={`${path}/preview`}>
        <input type="hidden" name="kind" value={kind} />
        {children}
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label">Weiter: wen trifft das?</span>
        </button>
      </form>
    </AppointmentPage>
  );
}
