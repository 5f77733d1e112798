import type { RetentionRule } from "../contacts/contact.ts";
import { object, whole } from "./shape.ts";

export const retentionShape = object<RetentionRule>(
  { contact_days: whole(0, 400) },
  { letter_days: whole(0, 60) },
);
