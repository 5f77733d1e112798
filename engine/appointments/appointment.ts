import type { AppointmentState } from "../../machines/appointment.ts";
import type { BookingChannel } from "../town/booking.ts";
import type { Language } from "../town/town.ts";

/** What somebody comes for, so many times. */
export interface Matter {
  service: string;
  quantity: number;
}

/** Time taken from a share of a pool: `[from_at, until_at)`, UTC ms. */
export interface Taken {
  /** Key of the share, see shares.ts. */
  share: string;
  from_at: number;
  until_at: number;
  /** It was given up and can be booked again from then on; null while it is kept. */
  frees_at: number | null;
}

/** An appointment as a row: moved by its machine, folded from the journal, without personal data. Times are UTC ms. */
export interface Appointment {
  /** `{location}-t{n}` */
  id: string;
  /** What people say of it: `T17`, unique in the location. */
  number: string;
  state: AppointmentState;
  department: string;
  matters: Matter[];
  start_at: number;
  end_at: number;
  channel: BookingChannel;
  language: Language;
  held_at: number;
  hold_until: number;
  /** When its visitor was asked to confirm by the link; never asked otherwise. */
  asked_at?: number;
  confirmed_at: number | null;
  checked_in_at: number | null;
  /** The ticket it became. */
  ticket: string | null;
  ended_at: number | null;
  /** Its visitor has said to come so many minutes late. */
  delay_min?: number;
  /** What its visitor has put ready to bring, by the document's mark (documents.ts). */
  prepared?: string[];
  /** The time it takes, and what it gave up that is not free again yet. */
  takes: Taken[];
  /** `seq` of the last thing that happened to it. */
  touched: number;
}
