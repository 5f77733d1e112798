import type { PrintState } from "../../machines/print.ts";
import type { Matter } from "../appointments/appointment.ts";
import type { ContactRow } from "../contacts/contact.ts";
import type { Wish } from "../lottery/wish.ts";
import type { Drawing } from "../outage/ledger.ts";
import type { BookingChannel } from "../town/booking.ts";
import type { HoursWish } from "../town/hours-change.ts";
import type { Language } from "../town/town.ts";
import type { Channel, Medium } from "./ticket.ts";

/** What may be asked of a location. Verbs in the imperative; `counter` is the clerk's own (see decide/own-counter.ts). */
export type Intent =
  | {
      type: "draw";
      service: string;
      medium: Medium;
      language: Language;
      channel: Channel;
      /** Kiosk or device where it is drawn. */
      origin?: string;
      /** The printer that prints it (medium paper). */
      printer?: string;
    }
  /** Finishes who is being served first, when somebody is. */
  | { type: "call-next"; counter: string }
  | { type: "call"; counter: string; ticket: string }
  | { type: "recall"; counter: string }
  | { type: "start"; counter: string }
  | { type: "finish"; counter: string }
  | { type: "miss"; counter: string }
  /** Back to the queue, at the old place. */
  | { type: "return"; counter: string }
  | { type: "park"; counter: string }
  | { type: "resume"; counter: string; ticket: string }
  /** `ticket` defaults to the one at the counter. */
  | {
      type: "transfer";
      counter: string;
      ticket?: string;
      service?: string;
      to_counter?: string;
      and_return: boolean;
      /** Keep the rank of arrival, or queue at the end. */
      place: "arrival" | "end";
    }
  /** A second service in the same visit, at the same counter. */
  | { type: "continue"; counter: string; service: string }
  | { type: "note"; ticket: string; text: string }
  | { type: "prioritise"; ticket: string; priority: number; counter?: string }
  | { type: "put-back"; ticket: string; counter?: string }
  | { type: "step-out"; ticket: string }
  | { type: "come-back"; ticket: string }
  | { type: "cancel"; ticket: string; counter?: string }
  /** `take_over`: from whoever sits there, as the counter was when that was agreed to (its `touched`). */
  | { type: "open"; counter: string; clerk: string; take_over?: number }
  | { type: "pause"; counter: string; pause: "break" | "back-office" | "pickup" }
  | { type: "reopen"; counter: string }
  | { type: "close"; counter: string }
  /** Reverses the last thing this counter did; `seq` is what the clerk saw, so a double press undoes once. */
  | { type: "undo"; counter: string; seq: number }
  | { type: "print"; ticket: string; printer: string }
  /** The device room says how a job fares; `lost`: nobody can know whether paper came out. */
  | {
      type: "report-print";
      job: string;
      event: "sent" | "printed" | "failed" | "lost" | "handed";
      code?: string;
    }
  | { type: "see-print"; job: string }
  /** Keeps a slot while somebody says who they are; runs out by itself. */
  | ({ type: "hold-appointment" } & AppointmentWish)
  /** `contact`: who comes, sealed, where that is not kept yet; goes into the same transaction. */
  | { type: "confirm-appointment"; appointment: string; contact?: ContactRow }
  /** Its visitor is sent the personal link to confirm by; so long the time is kept. */
  | { type: "ask-appointment"; appointment: string; contact?: ContactRow }
  | { type: "move-appointment"; appointment: string; start_at: number }
  /** `only_held`: gives back a time that was kept, and leaves alone what is booked by now. */
  | { type: "cancel-appointment"; appointment: string; only_held?: true }
  /** Its visitor comes so many minutes late. */
  | { type: "delay-appointment"; appointment: string; delay_min: number }
  /** All that its visitor has put ready, by mark. */
  | { type: "prepare-appointment"; appointment: string; documents: string[] }
  | ({ type: "make-request" } & RequestWish)
  /** By the link that was sent: from now on it takes part. */
  | { type: "confirm-request"; request: string }
  | { type: "withdraw-request"; request: string }
  /** Whoever has it is in the house: it becomes a ticket. */
  | {
      type: "check-in";
      appointment: string;
      medium: Medium;
      channel: Channel;
      origin?: string;
      printer?: string;
    }
  /** Lends a ledger numbers for the case that its device cannot ask, for a week from now on. */
  | { type: "lend-series"; ledger: string; device: string }
  /** Divides what is left of the contingents among those who may draw without the house. */
  | ({ type: "allot-contingents" } & Drawing)
  /** Takes over what was drawn meanwhile, oldest first; what was taken over before is passed by. */
  | {
      type: "adopt-draws";
      ledger: string;
      device: string;
      /** When the device was last heard before it was away, UTC ms. */
      away_since: number;
      /** Staff took its secret away: none of its draws becomes a ticket. */
      barred: boolean;
      draws: AwayDraw[];
    }
  /** One, or all of a device's. */
  | { type: "see-stranded"; draw?: string; device?: string }
  | { type: "change-hours"; wish: HoursWish }
  /** The document counts again where the change said otherwise. */
  | { type: "restore-hours"; change: string }
  | { type: "configure"; revision: string }
  /** Fired by the engine when a deadline is due; never from a door. `away`: it was due before the program started. */
  | {
      type: "deadline";
      key: string;
      at: number;
      away: boolean;
      /** Chance, where a draw is due: it comes from outside, as the time does. */
      seed?: string;
    };

/** `start_at` UTC ms, one of the free times (appointments/free.ts). */
export interface AppointmentWish {
  matters: Matter[];
  start_at: number;
  channel: BookingChannel;
  language: Language;
}

/** Takes part in the draw of a week (its Monday). */
export interface RequestWish {
  /** `{location}-t9{14 digits}`, chosen by the door. */
  request: string;
  matters: Matter[];
  week: string;
  wishes: Wish[];
  flexible: boolean;
  language: Language;
  /** Takes part at once, without the link. */
  confirmed: boolean;
  /** Who it is, sealed; goes into the same transaction. */
  contact?: ContactRow;
}

/** What a device drew by itself. Durations are of a clock that no one sets, so that the time of day of the device does not matter. */
export interface AwayDraw {
  /** Rises by one with each draw of a ledger. */
  seq: number;
  number: string;
  /** The business day it was drawn for, where the device could be sure of it. */
  day: string | null;
  service: string;
  language: Language;
  medium: Medium;
  channel: Channel;
  /** Kiosk or button box where it was drawn. */
  origin: string;
  /** As the origin names the press, of which the house may have heard too (outage/press.ts); absent: an older device. */
  press?: string;
  /** How long ago, ms; null where the device was without power since. */
  ago_ms: number | null;
  /** How long after the house was last heard, ms; null where the device was without power in between. */
  after_ms: number | null;
}

/** Who asks: `staff:{pseudonym}`, `visitor:{ticket}`, `device:{id}`, `clock`. Never personal data. */
export type ActorName = string;

export interface Command {
  /** Chosen by whoever asks (form, device): a repeated id gets the first answer. 1–64 of `[A-Za-z0-9:._-]`. */
  id: string;
  actor: ActorName;
  intent: Intent;
}

/** What an accepted command led to. */
export interface Answer {
  /** The last event's seq. */
  seq: number;
  /** The ticket it ended with: drawn, called, served …; null when none (nobody was waiting after a finish). */
  ticket: string | null;
  /** The print job it queued. */
  job: string | null;
  /** The appointment it was about. */
  appointment?: string;
}

export type PrintOutcome = Extract<PrintState, "printed" | "handed" | "failed" | "unknown" | "expired">;
