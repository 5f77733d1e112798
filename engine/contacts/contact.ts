/** Who comes to an appointment, as far as the department's rule asks for it. Personal data: never in journal, address or log. */
export interface Contact {
  name: string | null;
  email: string | null;
  /** As it was typed; `callable` makes of it what a gateway takes. */
  phone: string | null;
  /** What else the rule asks for, by the field's id. */
  fields: Record<string, string>;
  /** Whose it is; null without an account. */
  account: string | null;
}

/** A contact as it is kept. */
export interface KeptContact extends Contact {
  /** Six digits that name the appointment at a kiosk of its location. */
  code: string;
}

/** A contact as it lies in the store, found by its appointment. */
export interface ContactRow {
  id: string;
  location: string;
  /** Marks of its code, e-mail address and telephone number; the code's is unique. */
  code: string;
  email: string | null;
  phone: string | null;
  account: string | null;
  sealed: string;
  keep_until_at: number;
  /** When retention looks at it next. */
  look_at: number;
}

/** What a location says about how long personal data is kept. */
export interface RetentionRule {
  /** Contact data goes so many days after the appointment's end. */
  contact_days: number;
  /** Address and text of a message that has gone out, or never will, go so many days later; 2 unless said. */
  letter_days?: number;
}

/** Where a town does not say otherwise. */
export const RETENTION: Required<RetentionRule> = { contact_days: 14, letter_days: 2 };
