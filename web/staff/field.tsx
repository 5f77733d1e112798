type Props = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  type?: "text" | "password" | "email";
  autocomplete?: string;
  maxlength?: number;
};

/** A labelled line to fill in. */
export function Field({
  name,
  label,
  hint,
  value,
  type = "text",
  autocomplete = "off",
  maxlength = 128,
}: Props) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={name}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      <input
        class="kern-form-input__input"
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        maxlength={maxlength}
        aria-describedby={hint && `${name}-hint`}
        required
      />
    </div>
  );
}
