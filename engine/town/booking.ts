/** Where somebody books: at home, at the kiosk in the foyer, or a clerk for them. */
export const BOOKING_CHANNELS = ["online", "kiosk", "staff"] as const;
export type BookingChannel = (typeof BOOKING_CHANNELS)[number];

/** Minutes between the beginnings that are offered. */
export const STEPS_MIN = [5, 10, 15, 20, 30, 60] as const;

/** On which dates something holds: where several conditions are named, all of them. */
export interface Recurrence {
  /** ISO weekdays, 1 (Monday) to 7. */
  weekdays: number[];
  /** Only every so many weeks, counted from the week of the date `start`. */
  every?: { weeks: number; start: string };
  /** Only the nth such weekday of a month, 1 to 5; -1 is the last. */
  nth?: number[];
  /** First and last date. */
  from?: string;
  to?: string;
}

/** Hours of local wall time on the dates of a recurrence. */
export interface HoursRule extends Recurrence {
  spans: [from: string, to: string][];
}

/** So many appointments at a time. */
export interface CapacityRule extends HoursRule {
  capacity: number;
  /** Who may book them: internal ones only `staff`. Every channel unless said. */
  channels?: BookingChannel[];
  /** For which matters of the pool. All unless said. */
  services?: string[];
  /** Bookable only from this wall time so many days before; 0 on the day itself. */
  release?: { days_before: number; at: string };
}

/**
 * More people want these times than there are: wishes for a week (Monday to Sunday) are collected until a wall time, then the
 * lot decides; what is left is booked as usual. See ../lottery/.
 */
export interface LotteryRule {
  /** When is drawn, every week: ISO weekday and wall time. */
  weekday: number;
  at: string;
  /** For the week that begins so many weeks after the one in which it is drawn. */
  weeks_ahead: number;
  /** Wishes are collected for so many days before. */
  collect_days: number;
}

/** Counters of which any may serve these matters: appointments are counted against them together. */
export interface PoolRule {
  /** Unique in the town. */
  id: string;
  services: string[];
  rules: CapacityRule[];
  /** Dates on which it has no room, both ends included, while the department is open. */
  closures?: { from: string; to: string }[];
  /** Visitors do not book its times before they were drawn; staff do. */
  lottery?: LotteryRule;
}

/** How soon and how far ahead a channel books. */
export interface ChannelRule {
  /** At least so many minutes ahead. */
  lead_min: number;
  /** At most so many days ahead, the last day included; 0 is today only. */
  horizon_days: number;
  /** At most so many appointments still to come in the department for one e-mail address, telephone number or account. */
  per_contact?: number;
  /** So long a time is kept for whoever is sent the link to book it by; an hour unless said. */
  confirm_within_min?: number;
  /** The browser shows that it has worked for it (proof of work), before it is booked; one that has not confirms by the link. */
  puzzle?: boolean;
}

/** At home one can be asked to sign in. */
export interface OnlineRule extends ChannelRule {
  /** Only who is signed in to an account books. */
  account?: boolean;
}

export interface ChannelRules extends Partial<Record<BookingChannel, ChannelRule>> {
  online?: OnlineRule;
}

/** How long a time is kept for whoever confirms by the link where the rule does not say, minutes. */
export const CONFIRM_WITHIN_MIN = 60;

/** A department's appointments. */
export interface Booking {
  /** Appointments begin so many minutes apart, from the beginning of each span. */
  step_min: (typeof STEPS_MIN)[number];
  /** A slot is kept so long for somebody who fills in the form. */
  hold_min: number;
  /** Whoever has not come so many minutes after the time has missed it; what is left of it is free again. */
  late_min: number;
  /** At the kiosk too a telephone number is asked for, to which the code goes; nobody is asked there unless it says so. */
  kiosk_phone?: boolean;
  /** Visitors check in by themselves from so many minutes before the time to so many after it; `[60, late_min]` unless said. */
  check_in_min?: [before: number, after: number];
  /** What was given up is free again after so many minutes, at a moment in between that nobody can foresee. */
  freed_min: [least: number, most: number];
  /** A channel that is not named does not book. */
  channels: ChannelRules;
  pools: PoolRule[];
}
