import type { Sheet } from "./sheet.ts";

/** The form of all buttons that call somebody of one's own choice. */
export const CALL_ONE = "form-calls-one";

type Props = { sheet: Sheet; id: string; ticket: string; number: string; label?: string };

/** Calls this very ticket, where the office lets its clerks choose and the counter is free to. */
export function CallOne({ sheet, id, ticket, number, label = "Aufrufen" }: Props) {
  const { own, town } = sheet.desk;
  if (!own?.can.callOne || !town.policy.cherry_pick) return null;
  return (
    <button
      type="submit"
      form={CALL_ONE}
      id={id}
      name="target"
      value={ticket}
      class="kern-btn kern-btn--tertiary row__call"
      aria-label={`${number} ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
    >
      <span class="kern-label">{label}</span>
    </button>
  );
}
