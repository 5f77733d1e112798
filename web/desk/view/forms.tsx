import type { Visitor } from "../visitor.ts";
import { DeedForm, Submit } from "./press.tsx";
import { type Choice, Select } from "./select.tsx";
import type { Sheet } from "./sheet.ts";
import { Tool } from "./tool.tsx";

/** `target` empty: whoever is at the counter. `keys` opens it. */
type Props = { sheet: Sheet; visitor: Visitor; target: string; keys: string };

const matters = (sheet: Sheet) =>
  sheet.desk.town.services.map((service) => ({ value: service.id, text: service.name.de }));

/** To another matter or counter, at the old place or the end, and back again. */
export function Transfer({ sheet, visitor, target, keys }: Props) {
  const id = `transfer-${visitor.number}`;
  const { typed } = sheet;
  return (
    <Tool id={id} label="Weiterleiten …" keys={keys}>
      <DeedForm
        sheet={sheet}
        deed="transfers"
        of={visitor.number}
        fields={target ? { target } : {}}
        class="sheet"
      >
        <Select
          id={`${id}-service`}
          name="service"
          label="Anliegen"
          none="dasselbe Anliegen"
          chosen={typed.service}
          choices={matters(sheet)}
        />
        <Select
          id={`${id}-to`}
          name="to"
          label="Schalter"
          none="jeder, der das Anliegen bedient"
          chosen={typed.to}
          choices={staffed(sheet, visitor.service)}
          data={{ "data-matter": visitor.service, "data-unfit": UNFIT }}
        />
        <Select
          id={`${id}-place`}
          name="place"
          label="Platz in der Schlange"
          chosen={typed.place}
          choices={[
            { value: "arrival", text: "behält den Platz" },
            { value: "end", text: "stellt sich hinten an" },
          ]}
        />
        <Check
          id={`${id}-back`}
          name="back"
          label="danach zurück zu mir"
          checked={typed.back !== undefined}
        />
        <Submit label="Weiterleiten" kind="primary" />
      </DeedForm>
    </Tool>
  );
}

/** A second matter in the same visit, at the same counter. */
export function Continue({ sheet, visitor, keys }: Omit<Props, "target">) {
  const id = `continue-${visitor.number}-${visitor.served.length}`;
  return (
    <Tool id={id} label="Weiteres Anliegen …" keys={keys}>
      <DeedForm sheet={sheet} deed="continuations" class="sheet">
        <Select
          id={`${id}-service`}
          name="service"
          label="Anliegen"
          chosen={sheet.typed.service}
          choices={matters(sheet)}
        />
        <Submit label="Weiter damit" kind="primary" />
      </DeedForm>
    </Tool>
  );
}

/** A remark for colleagues; visitors never see it. */
export function Note({ sheet, visitor, target, keys }: Props) {
  const id = `note-${visitor.number}`;
  return (
    <Tool id={id} label={visitor.note === null ? "Notiz …" : "Notiz ändern …"} keys={keys}>
      <DeedForm sheet={sheet} deed="notes" of={visitor.number} fields={{ target }} class="sheet">
        <div class="kern-form-input">
          <label class="kern-label" for={`${id}-text`}>
            Notiz für alle am Arbeitsplatz
          </label>
          <textarea class="kern-form-input__input" id={`${id}-text`} name="text" rows={3} maxlength={500}>
            {sheet.typed.text ?? visitor.note ?? ""}
          </textarea>
        </div>
        <Submit label="Speichern" kind="primary" />
      </DeedForm>
    </Tool>
  );
}

export function Check(props: { id: string; name: string; label: string; checked?: boolean }) {
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={props.id}
        name={props.name}
        checked={props.checked}
      />
      <label class="kern-label" for={props.id}>
        {props.label}
      </label>
    </div>
  );
}

const UNFIT = "bearbeitet dieses Anliegen nicht";

/**
 * Nobody is sent to a counter where no clerk sits. One that does not serve the matter says so, but may know better; the page
 * script says it anew when another matter is chosen.
 */
function staffed({ desk: { places, own, town } }: Sheet, matter: string): Choice[] {
  const open = places.filter(({ clerk, id }) => clerk !== null && id !== own?.id);
  return open.map(({ id, name }) => {
    const rule = town.counters.find((one) => one.id === id);
    const serves = [...(rule?.services ?? []), ...(rule?.helps ?? []).map(({ service }) => service)];
    const text = serves.includes(matter) ? name : `${name} · ${UNFIT}`;
    return { value: id, text, data: { "data-name": name, "data-serves": serves.join(" ") } };
  });
}
