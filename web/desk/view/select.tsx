type Props = {
  id: string;
  name: string;
  label: string;
  /** The first choice, which means nothing chosen. */
  none?: string;
  chosen?: string;
  choices: readonly { value: string; text: string }[];
};

/** A labelled choice of one. */
export function Select({ id, name, label, none, chosen, choices }: Props) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} name={name}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map(({ value, text }) => (
            <option value={value} selected={value === chosen}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
