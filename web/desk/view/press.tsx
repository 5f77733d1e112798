import { FormToken } from "../../guard/hidden.tsx";
import type { Child, Markup } from "../../jsx/markup.ts";
import type { DeedName } from "../deeds.ts";
import { deedPath, type Sheet } from "./sheet.ts";

type DeedFormProps = {
  sheet: Sheet;
  deed: DeedName;
  /** Distinguishes forms of the same deed. */
  of?: string;
  fields?: Record<string, string>;
  class?: string;
  children?: Child;
};

/** A form for one deed: works plainly, by htmx one request at a time, and says what the page saw. */
export function DeedForm({ sheet, deed, of = "", fields = {}, class: name, children }: DeedFormProps) {
  const action = deedPath(sheet.desk, deed);
  return (
    <form
      id={`form-${deed}${of && `-${of}`}`}
      class={name}
      method="post"
      action={action}
      hx-post={action}
      hx-target="#desk"
      hx-swap="outerMorph"
      hx-sync="this:drop"
    >
      {carriedBy(sheet)}
      {Object.entries(fields).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
}

const carried = new WeakMap<Sheet, Markup>();

/** What every form of the page says of what the page saw: the same in all, so it is made once. */
function carriedBy(sheet: Sheet): Markup {
  const known = carried.get(sheet);
  if (known) return known;
  const { desk, csrf } = sheet;
  const made = (
    <>
      <FormToken csrf={csrf} />
      <input type="hidden" name="seen" value={String(desk.seq)} />
      <input type="hidden" name="at" value={desk.own?.id ?? ""} />
      <input type="hidden" name="ticket" value={desk.own?.visitor?.id ?? ""} />
    </>
  );
  carried.set(sheet, made);
  return made;
}

type ButtonProps = {
  id?: string;
  label: string;
  kind?: "primary" | "secondary" | "tertiary";
  /** Key that presses it. */
  keys?: string;
  /** A question to be asked first. */
  confirm?: string;
  disabled?: boolean;
  /** Says more than the label where several read the same. */
  named?: string;
  name?: string;
  value?: string;
  children?: Child;
};

/** The button that sends a form. */
export function Submit(props: ButtonProps) {
  const { id, label, kind = "secondary", keys, confirm, disabled, named, name, value, children } = props;
  return (
    <button
      type="submit"
      id={id}
      class={`kern-btn kern-btn--${kind}`}
      data-key={keys}
      aria-keyshortcuts={keys}
      aria-label={named}
      data-confirm={confirm}
      disabled={disabled}
      name={name}
      value={value}
    >
      <span class="kern-label">{label}</span>
      <Key of={keys} />
      {children}
    </button>
  );
}

const SHORT: Record<string, string> = { Delete: "Entf", Escape: "Esc" };

/** A key as it is printed on the keyboard; drawn by the style, because it is no part of the button's name. */
export function Key(props: { of?: string }) {
  return props.of ? (
    <span class="key" aria-hidden="true" data-shows={SHORT[props.of] ?? props.of.toUpperCase()}></span>
  ) : null;
}

type PressProps = Omit<DeedFormProps, "children"> & ButtonProps;

/** A form that is nothing but its button. */
export function Press({ sheet, deed, of = "", fields, class: name, ...button }: PressProps) {
  return (
    <DeedForm sheet={sheet} deed={deed} of={of} fields={fields} class={name}>
      <Submit id={`do-${deed}${of && `-${of}`}`} {...button} />
    </DeedForm>
  );
}
