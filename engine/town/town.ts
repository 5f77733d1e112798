import type { RetentionRule } from "../contacts/contact.ts";
import type { MobileCountry } from "../contacts/mobile.ts";
import type { MessageChannel, MessageKind } from "../messages/message.ts";
import type { Booking, ChannelRules, HoursRule } from "./booking.ts";
import type { Driver } from "./driver.ts";
import type { CounterPlace, Plan } from "./plan.ts";
import type { PortalRule } from "./portal.ts";
import type { Language, Text } from "./text.ts";

export { LANGUAGES, type Language, say, type Text } from "./text.ts";

/** One location as a document: a town hall is configuration, not code. Times are local wall time `HH:MM`, dates `YYYY-MM-DD`. */
export interface Town {
  schema: 1;
  /** `[a-z0-9-]{1,32}`; part of topics and URLs. */
  id: string;
  organisation: string;
  name: string;
  address: string;
  /** Where people can ask beside the office itself. `phone` as it is written, `web` an https address. */
  contact?: { phone?: string; web?: string };
  /** IANA zone, e.g. Europe/Berlin. */
  zone: string;
  /** Federal state as date-holidays names it, e.g. ST, RP. */
  state: string;
  languages: Language[];
  departments: Department[];
  queues: QueueRule[];
  services: Service[];
  counters: CounterRule[];
  kiosks: KioskRule[];
  /** `id` is the board's device's. */
  boards: { id: string; name: string }[];
  devices: DeviceRule[];
  policy: Policy;
  /** Shown on the board between calls: events in town, notices. */
  notices: Text[];
  /** How its paper tickets look. */
  slip?: SlipRule;
  /** How its calls sound. */
  announcements?: AnnouncementRule;
  /** What it writes to its visitors. */
  messages?: MessageRule;
  /** How long it keeps personal data. */
  retention?: RetentionRule;
  /** A sketch of the house, to show the way. */
  plan?: Plan;
  /** Where its people sign in. */
  portal?: PortalRule;
  /** Around which phones may check in. */
  circle?: Circle;
}

/** The surroundings of the house. */
export interface Circle {
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  radius_m: number;
}

export interface Department {
  id: string;
  name: Text;
  /** Where its visitors wait until they are called: floor, area. */
  waiting?: Text;
  opening: Opening;
  /** Its appointments; absent: it has none. */
  booking?: Booking;
  /** What it asks of whoever books at home. */
  form?: FormRule;
}

export const NEEDS = ["required", "optional", "none"] as const;
/** Whether a line of the form must be filled in, may be, or is not there. */
export type Need = (typeof NEEDS)[number];

/** A question of the department's own. */
export interface FieldRule {
  /** Unique in its form. */
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
}

/** What a department asks of whoever books at home; nothing else is. */
export interface FormRule {
  name: Need;
  email: Need;
  phone: Need;
  fields?: FieldRule[];
  /** `link`: booked once the link that was sent is opened and the button there pressed (double opt-in). At once unless said. */
  confirm?: "link";
  /** `same`: staff who book for somebody must fill in what is required too. They may leave it empty unless said. */
  staff?: "same";
}

export interface Opening {
  /** By ISO weekday 1 (Monday) … 7: spans of local wall time. */
  week: Partial<Record<"1" | "2" | "3" | "4" | "5" | "6" | "7", [from: string, to: string][]>>;
  /** Further hours: every other week, the first Saturday of a month … They add to the week. */
  rules?: HoursRule[];
  /** Hours in which nobody is served after all, neither by ticket nor by appointment. */
  breaks?: HoursRule[];
  /** Closed days beside public holidays, both ends included. */
  closures: { from: string; to: string; text: Text }[];
  /** One-off openings; they win over closures and holidays. */
  extra: { date: string; spans: [from: string, to: string][] }[];
  /** Walk-in tickets end this many minutes before closing. */
  last_ticket_min: number;
}

export interface QueueRule {
  /** One capital letter: the head of the ticket's number. */
  id: string;
  name: Text;
}

export interface Service {
  id: string;
  department: string;
  queue: string;
  name: Text;
  /** Planned minutes; the estimate starts from it and learns. */
  duration_min: number;
  documents: Text[];
  online?: { url: string; text: Text };
  fee?: Text;
  leika?: string;
  walk_in: boolean;
  /** Walk-in tickets a day; absent means unlimited. */
  daily_contingent?: number;
  /** At most so many of it in one appointment; 1 unless said. */
  per_visit?: number;
  /** How soon and how far ahead it is booked, where it differs from its department. */
  booking?: ChannelRules;
}

export interface CounterRule {
  /** Short, at most 8 of `[a-z0-9-]`, shown big: "3". */
  id: string;
  name: string;
  department: string;
  services: string[];
  /** "also serve X when X waits longer than …" */
  helps: { service: string; after_min: number }[];
  /** How to get there: floor, room, zone. */
  way: Text;
  /** The sign over it, of which the desk says whether it shows a call. */
  sign?: string;
  /** Further signs that show the same: in the corridor, in the waiting room, outside. */
  more_signs?: string[];
  /** Where it is in the plan of the house. */
  place?: CounterPlace;
}

export interface KioskRule {
  /** Its device's id: the kiosk stands in `devices` too. */
  id: string;
  name: string;
  printer?: string;
  way?: Text;
  /** Where it stands in the plan of the house. */
  room?: string;
}

export const DEVICE_KINDS = ["kiosk", "buttonbox", "printer", "sign", "board", "announcer"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export interface DeviceRule {
  /** Unique in the installation, `[a-z0-9-]{1,32}`. */
  id: string;
  kind: DeviceKind;
  name: string;
  /** For a button box: the printer beside it. */
  printer?: string;
  /** How it is spoken to when it does not speak the native contract. */
  driver?: Driver;
}

/** What may stand on a paper ticket; from top to bottom in this order unless a town says otherwise. */
export const SLIP_LINES = [
  "location",
  "number",
  "queue",
  "service",
  "ahead",
  "wait",
  "way",
  "keep",
  "code",
  "follow",
  "issued",
] as const;
export type SlipLine = (typeof SLIP_LINES)[number];

export const SLIP_SIZES = ["small", "normal", "large"] as const;

/** The template of a location's paper tickets; what it does not say stays as usual. */
export interface SlipRule {
  /** A line above everything, e.g. the town's name; printers get no picture. */
  logo?: string;
  /** What stands on it, top to bottom; `number` must be there. */
  lines?: SlipLine[];
  /** `small`: the number at most three times as high as the text; `large`: all text twice as high, too. */
  size?: (typeof SLIP_SIZES)[number];
  /** A line below everything. */
  footer?: Text;
  /** Languages of the printed words, one or two; the visitor's unless said. */
  languages?: Language[];
}

/** How calls sound; what it does not say stays as usual. */
export interface AnnouncementRule {
  /** 0 to 100; 80 unless said. */
  volume?: number;
  /** Rings before each call; it does unless said. */
  gong?: boolean;
  /** How often each call is said, 1 to 3; once unless said. */
  repeat?: number;
  /** Languages of every call, one to three; German and the visitor's own unless said. */
  languages?: Language[];
  /** Spans of local wall time, every day, in which nothing sounds. */
  quiet?: [from: string, to: string][];
}

/** Another wording than ours; `{placeholders}` stand for what is filled in. What is not said stays as usual. */
export interface WordingRule {
  subject?: Text;
  /** The mail's paragraphs before its table of facts. */
  mail?: Text[];
  sms?: Text;
}

/** Whom SMS go to, and how many within any hour: they cost money, and numbers are typed in by anybody. */
export interface SmsRule {
  /** Countries whose mobile numbers are written to, ISO 3166; Germany and its neighbours unless said. */
  countries?: MobileCountry[];
  /** To one number; 10 unless said. */
  per_number?: number;
  /** In all; 300 unless said. */
  per_hour?: number;
}

/** What a location writes to its visitors. */
export interface MessageRule {
  /** Kinds it does not send. */
  off?: MessageKind[];
  /** By which way, the first that can be gone; see messages/rule.ts for what is usual. */
  by?: Partial<Record<MessageKind, MessageChannel[]>>;
  /** Wall time of the reminder on the day before; 10:00 unless said. */
  reminder_at?: string;
  /** "You are nth" goes out when so many are still ahead; 3 unless said. */
  ahead?: number;
  sms?: SmsRule;
  wording?: Partial<Record<MessageKind, WordingRule>>;
}

export interface Policy {
  dispatch: "appointments-first" | "fair" | "by-arrival";
  /** How often a walk-in may be overtaken by others (see dispatch/README). */
  max_overtakings: number;
  /** The call is repeated by itself every `answer_s`; after `calls` unanswered calls the ticket is missed or the desk is asked. */
  call: { answer_s: number; calls: number; unanswered: "missed" | "ask" };
  /** A missed visitor who comes back within `back_min` (of the booked hour, where that is later) is put back behind the next `behind` of the line (0, and always before that hour: at the old place). */
  missed: { back_min: number; behind: number };
  /** Stepping out keeps the place for this long at most, minutes; 0 forbids it. */
  step_out_min: number;
  /** May a clerk call somebody out of turn? */
  cherry_pick: boolean;
  /** A print job without an answer after this long has an unknown outcome, seconds. */
  print_answer_s: number;
  /** An appointment is due from this many minutes before its time. */
  due_before_min: number;
}
