type Props = {
  id: string;
  name: string;
  label: string;
  /** The first choice, which means nothing chosen. */
  none?: string;
  chosen?: string;
  choices: readonly Choice[];
  /** More of the field, for the page script. */
  data?: Data;
};

export type Choice = { value: string; text: string; data?: Data };
type Data = Readonly<Record<`data-${string}`, string>>;

/** A labelled choice of one. */
export function Select({ id, name, label, none, chosen, choices, data }: Props) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} name={name} {...data}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map(({ value, text, data }) => (
            // by its id it stays the same, and chosen, when others come and go
            <option id={`${id}-is-${value}`} value={value} selected={value === chosen} {...data}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
