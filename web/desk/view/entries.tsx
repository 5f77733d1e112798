import { LANGUAGE_NAMES } from "../../words/languages.ts";
import { DeedForm, Key, Submit } from "./press.tsx";
import { Select } from "./select.tsx";
import type { Sheet } from "./sheet.ts";
import { Tool } from "./tool.tsx";

/** Looks up a number as it is called out or typed. */
export function LookUp({ sheet }: { sheet: Sheet }) {
  return (
    <form id="look-up" class="look-up" method="get" action={`/desk/${sheet.desk.town.id}#chosen-heading`}>
      <label class="kern-label" for="nummer">
        Nummer ansehen <Key of="g" />
      </label>
      <input
        class="kern-form-input__input"
        id="nummer"
        name="nummer"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={8}
        required
        data-key="g"
        aria-keyshortcuts="g"
        aria-label="Nummer ansehen"
      />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Ansehen</span>
      </button>
    </form>
  );
}

/** A number for somebody who has none: drawn by staff, also outside the kiosk's rules. */
export function WalkIn({ sheet }: { sheet: Sheet }) {
  const { town, printers } = sheet.desk;
  const { typed } = sheet;
  const media = [
    { value: "none", text: "ohne Zettel: Nummer sagen" },
    ...(printers.length > 0 ? [{ value: "paper", text: "Zettel drucken" }] : []),
  ];
  return (
    <Tool id="walk-in" label="Nummer für jemanden ziehen …" keys="d">
      <DeedForm sheet={sheet} deed="tickets" class="sheet">
        <Select
          id="walk-in-service"
          name="service"
          label="Anliegen"
          chosen={typed.service}
          choices={town.services.map((service) => ({ value: service.id, text: service.name.de }))}
        />
        <Select id="walk-in-medium" name="medium" label="Zettel" chosen={typed.medium} choices={media} />
        {printers.length > 1 && (
          <Select
            id="walk-in-printer"
            name="printer"
            label="Drucker"
            choices={printers.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <Select
          id="walk-in-language"
          name="language"
          label="Sprache"
          chosen={typed.language}
          choices={town.languages.map((language) => ({ value: language, text: LANGUAGE_NAMES[language] }))}
        />
        <Submit label="Nummer ziehen" kind="primary" />
      </DeedForm>
    </Tool>
  );
}
