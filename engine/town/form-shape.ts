import { flag, list, object, oneOf, type Shape, string } from "./shape.ts";
import { text } from "./text-shape.ts";
import { type FieldRule, type FormRule, NEEDS } from "./town.ts";

const need = oneOf(NEEDS);
const field = object<FieldRule>(
  {
    id: string("an id of a-z, 0-9 and -, at most 32", (value) => /^[a-z0-9-]{1,32}$/.test(value)),
    label: text(80),
    required: flag,
  },
  { hint: text(200) },
);
const fields = list(field, 1, 8);

const distinct: Shape<FieldRule[]> = (value, path, report): value is FieldRule[] => {
  if (!fields(value, path, report)) return false;
  const twice = value.find(({ id }, index) => value.findIndex((one) => one.id === id) < index);
  if (twice) report(path, `repeats ${twice.id}`);
  return !twice;
};

const known = object<FormRule>(
  { name: need, email: need, phone: need },
  { fields: distinct, confirm: oneOf(["link"]), staff: oneOf(["same"]) },
);

/** A department's form; it must be able to reach whoever books. */
export const formShape: Shape<FormRule> = (value, path, report): value is FormRule => {
  if (!known(value, path, report)) return false;
  const reaches = value.email === "required" || value.phone === "required";
  if (!reaches) report(path, "must require email or phone: nobody could be told of a change");
  return reaches;
};
