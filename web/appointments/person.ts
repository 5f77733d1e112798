import type { Department } from "../../engine/town/town.ts";
import { FORM } from "../booking/person.ts";

/** What staff are asked of whoever they book for: the same lines, but none must be filled in unless the department says so. */
export function askedOfStaff(department: Department): Department {
  const form = department.form ?? FORM;
  if (form.staff === "same") return department;
  const { name, email, phone, fields } = form;
  const eased = (need: typeof name) => (need === "required" ? "optional" : need);
  return {
    ...department,
    form: {
      name: eased(name),
      email: eased(email),
      phone: eased(phone),
      ...(fields && { fields: fields.map((field) => ({ ...field, required: false })) }),
    },
  };
}
