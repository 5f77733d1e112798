import type { Markup } from "../../page.tsx";
import type { Aside } from "../lists.ts";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Who } from "./who.tsx";

type AsideProps = { sheet: Sheet; list: readonly Aside[] };

/** Put aside at a counter. */
export function Parked({ sheet, list }: AsideProps) {
  const can = sheet.desk.own?.can.resume ?? false;
  const first = list.find((one) => one.counter === sheet.desk.own?.id);
  return (
    <Asides
      id="parked"
      title="Geparkt"
      list={list}
      row={(one) => (
        <>
          <Who sheet={sheet} entry={one} since={one.since} />
          {can && (
            <Press
              sheet={sheet}
              deed="resumptions"
              of={one.number}
              fields={{ target: one.id }}
              label="Fortsetzen"
              named={`${one.number} fortsetzen`}
              keys={one === first ? "l" : undefined}
              kind="tertiary"
            />
          )}
        </>
      )}
    />
  );
}

/** On an errand; the place is kept. */
export function Out({ sheet, list }: AsideProps) {
  return (
    <Asides
      id="out"
      title="Kurz weg"
      list={list}
      row={(one) => (
        <>
          <Who sheet={sheet} entry={one} since={one.since} />
          <Press
            sheet={sheet}
            deed="come-backs"
            of={one.number}
            fields={{ target: one.id }}
            label="Wieder da"
            named={`${one.number} ist wieder da`}
            kind="tertiary"
          />
        </>
      )}
    />
  );
}

/** Called in vain. */
export function Missed({ sheet, list }: AsideProps) {
  return (
    <Asides
      id="missed"
      title="Nicht erschienen"
      list={list}
      row={(one) => (
        <>
          <Who sheet={sheet} entry={one} since={one.since} />
          <Press
            sheet={sheet}
            deed="put-backs"
            of={one.number}
            fields={{ target: one.id }}
            label="Einreihen"
            named={`${one.number} wieder einreihen`}
            kind="tertiary"
          />
        </>
      )}
    />
  );
}

function Asides(props: { id: string; title: string; list: readonly Aside[]; row: (one: Aside) => Markup }) {
  const { id, title, list, row } = props;
  return list.length === 0 ? null : (
    <div class="list" id={`list-${id}`}>
      <h3 class="list__name">{`${title} (${list.length})`}</h3>
      <ul class="line">
        {list.map((one) => (
          <li class="row" id={`row-${one.number}`}>
            {row(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}
