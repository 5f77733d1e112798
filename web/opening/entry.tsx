type Props = {
  id: string;
  label: string;
  type: "date" | "time" | "number" | "text";
  value: string | null | undefined;
  hint?: string;
  required?: boolean;
  /** The language of what is typed. */
  lang?: string;
  min?: string;
  max?: string;
};

/** A labelled field of a form about hours; named as its id. */
export function Entry({ id, label, type, value, hint, required = true, lang, min, max }: Props) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        class="kern-form-input__input"
        id={id}
        name={id}
        type={type}
        value={value ?? ""}
        required={required}
        lang={lang}
        min={min}
        max={max}
        step={type === "time" ? "300" : undefined}
        maxlength={type === "text" ? 200 : undefined}
        autocomplete="off"
        aria-describedby={hint && `${id}-hint`}
      />
    </div>
  );
}
