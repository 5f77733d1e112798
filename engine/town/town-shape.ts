import { announcementShape } from "./announcement-shape.ts";
import { bookingShape, channelsShape, hoursRuleShape } from "./booking-shape.ts";
import { isDate, isTime } from "./calendar-words.ts";
import { driverShape } from "./driver-shape.ts";
import { formShape } from "./form-shape.ts";
import { isState } from "./holidays.ts";
import { messageShape } from "./message-shape.ts";
import { counterPlaceShape, planShape } from "./plan-shape.ts";
import { portalShape } from "./portal-shape.ts";
import { retentionShape } from "./retention-shape.ts";
import { degrees, flag, list, object, oneOf, type Shape, string, whole } from "./shape.ts";
import { slipShape } from "./slip-shape.ts";
import { line, text } from "./text-shape.ts";
import {
  type Circle,
  type CounterRule,
  DEVICE_KINDS,
  type Department,
  type DeviceRule,
  type KioskRule,
  LANGUAGES,
  type Opening,
  type Policy,
  type QueueRule,
  type Service,
  type Town,
} from "./town.ts";

// A word that every JavaScript object knows ("constructor") would be found where nothing was ever put.
const id = string(
  "an id of a-z, 0-9 and -, at most 32",
  (value) => /^[a-z0-9-]{1,32}$/.test(value) && !(value in Object.prototype),
);
const counterId = string("a short id of a-z, 0-9 and -, at most 8 (it is shown big)", (value) =>
  /^[a-z0-9-]{1,8}$/.test(value),
);
const letter = string("a single capital letter, but neither I nor O: O001 reads like 0001", (value) =>
  /^[A-HJ-NP-Z]$/.test(value),
);
const date = string("a date like 2026-12-24", isDate);
const time = string("a wall time like 08:30", isTime);
const name = line(80);
const https = string("an https address", (value) => URL.parse(value)?.protocol === "https:");
const phone = string(
  "a telephone number of digits, spaces and + - / ( )",
  (value) => value.length <= 40 && /^\+?[\d (][\d ()/-]*\d$/.test(value),
);
const zone = string("a time zone like Europe/Berlin", isZone);
const state = string("a German federal state as date-holidays names it, like ST or RP", isState);
const leika = string("a LeiKa key of 14 digits", (value) => /^\d{14}$/.test(value));

const label = text(80);
const words = text(400);

const span: Shape<[from: string, to: string]> = (value, path, report): value is [string, string] =>
  list(time, 2, 2)(value, path, report);
const spans = list(span, 1, 6);

const opening = object<Opening>(
  {
    week: object<Opening["week"]>(
      {},
      { "1": spans, "2": spans, "3": spans, "4": spans, "5": spans, "6": spans, "7": spans },
    ),
    closures: list(object({ from: date, to: date, text: words }, {}), 0, 200),
    extra: list(object({ date, spans }, {}), 0, 200),
    last_ticket_min: whole(0, 240),
  },
  { rules: list(hoursRuleShape, 0, 50), breaks: list(hoursRuleShape, 0, 50) },
);

export const departmentShape = object<Department>(
  { id, name: label, opening },
  { waiting: words, booking: bookingShape, form: formShape },
);
export const queueShape = object<QueueRule>({ id: letter, name: label }, {});
export const serviceShape = object<Service>(
  {
    id,
    department: id,
    queue: letter,
    name: label,
    duration_min: whole(1, 240),
    documents: list(words, 0, 20),
    walk_in: flag,
  },
  {
    online: object({ url: https, text: words }, {}),
    fee: label,
    leika,
    daily_contingent: whole(1, 999),
    per_visit: whole(1, 20),
    booking: channelsShape,
  },
);
export const counterShape = object<CounterRule>(
  {
    id: counterId,
    name,
    department: id,
    services: list(id, 1, 200),
    helps: list(object({ service: id, after_min: whole(0, 480) }, {}), 0, 200),
    way: words,
  },
  { sign: id, more_signs: list(id, 1, 1_000), place: counterPlaceShape },
);
export const kioskShape = object<KioskRule>({ id, name }, { printer: id, way: words, room: id });
export const boardShape = object<Town["boards"][number]>({ id, name }, {});
export const deviceShape = object<DeviceRule>(
  { id, kind: oneOf(DEVICE_KINDS), name },
  { printer: id, driver: driverShape },
);

const policy = object<Policy>(
  {
    dispatch: oneOf(["appointments-first", "fair", "by-arrival"]),
    max_overtakings: whole(0, 99),
    call: object({ answer_s: whole(5, 600), calls: whole(1, 9), unanswered: oneOf(["missed", "ask"]) }, {}),
    missed: object({ back_min: whole(0, 240), behind: whole(0, 99) }, {}),
    step_out_min: whole(0, 240),
    cherry_pick: flag,
    print_answer_s: whole(3, 300),
    due_before_min: whole(0, 120),
  },
  {},
);

/** The shape of a whole document; what refers to what is checked in references.ts. */
export const townShape = object<Town>(
  {
    schema: oneOf([1]),
    id,
    organisation: name,
    name,
    address: line(160),
    zone,
    state,
    languages: list(oneOf(LANGUAGES), 2, LANGUAGES.length),
    departments: list(departmentShape, 1, 50),
    queues: list(queueShape, 1, 24),
    services: list(serviceShape, 1, 200),
    counters: list(counterShape, 1, 99),
    kiosks: list(kioskShape, 0, 20),
    boards: list(boardShape, 0, 20),
    devices: list(deviceShape, 0, 2_000),
    policy,
    notices: list(words, 0, 50),
  },
  {
    contact: object<NonNullable<Town["contact"]>>({}, { phone, web: https }),
    slip: slipShape,
    announcements: announcementShape,
    messages: messageShape,
    retention: retentionShape,
    plan: planShape,
    circle: object<Circle>({ latitude: degrees(90), longitude: degrees(180), radius_m: whole(50, 2000) }, {}),
    portal: portalShape,
  },
);

/** Known by name: asking takes as long as checking half a document. */
const zones = new Set<string>();

function isZone(value: string): boolean {
  if (zones.has(value)) return true;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions();
    if (timeZone === "" || !/^[A-Z]/.test(value)) return false;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  zones.add(value);
  return true;
}
