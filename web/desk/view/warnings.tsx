import type { Warning } from "../warnings.ts";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";

/** What staff should know of printers and paper: several are one line with the worst of them, so that the call stays in sight. */
export function Warnings({ sheet }: { sheet: Sheet }) {
  const { warnings } = sheet.desk;
  if (warnings.length < 2) return <List sheet={sheet} />;
  const { level, sentence } = worst(warnings);
  return (
    <details class="warnings-fold" id="warnings">
      <summary class={`warning warning--${level} warnings-fold__line`}>
        <strong>{warnings.length} Hinweise</strong> <span class="warnings-fold__worst">{sentence}</span>
      </summary>
      <List sheet={sheet} />
    </details>
  );
}

const LEVELS: readonly Warning["level"][] = ["danger", "warning", "info"];

function worst(warnings: readonly Warning[]): Pick<Warning, "level" | "sentence"> {
  const found = LEVELS.map((level) => warnings.find((one) => one.level === level)).find(Boolean);
  if (!found) throw new Error("no warnings");
  return found;
}

function List({ sheet }: { sheet: Sheet }) {
  const { warnings } = sheet.desk;
  return (
    <ul class="warnings" aria-label="Hinweise" hidden={warnings.length === 0}>
      {warnings.map((warning) => (
        <li class={`warning warning--${warning.level}`} id={warning.id}>
          <span class="warning__text">{warning.sentence}</span>
          <Answers sheet={sheet} warning={warning} />
        </li>
      ))}
    </ul>
  );
}

function Answers({
  sheet,
  warning: { id, job, ticket, draw, device, sentence },
}: {
  sheet: Sheet;
  warning: Warning;
}) {
  const seen = { label: "Gesehen", named: `Gesehen: ${sentence}`, kind: "tertiary" } as const;
  if (draw !== undefined)
    return <Press sheet={sheet} deed="seen-draws" of={id} fields={{ draw }} {...seen} />;
  if (device !== undefined)
    return <Press sheet={sheet} deed="seen-draws" of={id} fields={{ device }} {...seen} />;
  if (job === undefined) return null;
  return (
    <>
      {ticket !== undefined && sheet.desk.printers.length > 0 && (
        <Press
          sheet={sheet}
          deed="prints"
          of={id}
          fields={{ target: ticket }}
          label="Noch einmal drucken"
          named={`Noch einmal drucken: ${sentence}`}
          kind="tertiary"
        />
      )}
      <Press sheet={sheet} deed="seen-prints" of={id} fields={{ job }} {...seen} />
    </>
  );
}
