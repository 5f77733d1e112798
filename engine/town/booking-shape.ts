import {
  BOOKING_CHANNELS,
  type Booking,
  type CapacityRule,
  type ChannelRule,
  type ChannelRules,
  type HoursRule,
  type LotteryRule,
  type OnlineRule,
  type PoolRule,
  type Recurrence,
  STEPS_MIN,
} from "./booking.ts";
import { isDate, isTime } from "./calendar-words.ts";
import { flag, list, object, oneOf, type Shape, string, whole } from "./shape.ts";

const date = string("a date like 2026-12-24", isDate);
const time = string("a wall time like 08:30", isTime);
const id = string("an id of a-z, 0-9 and -, at most 32", (value) => /^[a-z0-9-]{1,32}$/.test(value));
const span: Shape<[from: string, to: string]> = (value, path, report): value is [string, string] =>
  list(time, 2, 2)(value, path, report);
const minutes: Shape<[least: number, most: number]> = (value, path, report): value is [number, number] =>
  list(whole(0, 1440), 2, 2)(value, path, report);

const hours = { weekdays: list(whole(1, 7), 1, 7), spans: list(span, 1, 6) };
const recurs = {
  every: object<NonNullable<Recurrence["every"]>>({ weeks: whole(2, 12), start: date }, {}),
  nth: list(oneOf([1, 2, 3, 4, 5, -1]), 1, 5),
  from: date,
  to: date,
};

export const hoursRuleShape = object<HoursRule>(hours, recurs);

const capacity = object<CapacityRule>(
  { ...hours, capacity: whole(1, 99) },
  {
    ...recurs,
    channels: list(oneOf(BOOKING_CHANNELS), 1, BOOKING_CHANNELS.length),
    services: list(id, 1, 200),
    release: object<NonNullable<CapacityRule["release"]>>({ days_before: whole(0, 90), at: time }, {}),
  },
);
const lottery = object<LotteryRule>(
  { weekday: whole(1, 7), at: time, weeks_ahead: whole(1, 26), collect_days: whole(1, 28) },
  {},
);
const pool = object<PoolRule>(
  { id, services: list(id, 1, 200), rules: list(capacity, 0, 50) },
  { closures: list(object({ from: date, to: date }, {}), 0, 200), lottery },
);
const reach = { lead_min: whole(0, 20160), horizon_days: whole(0, 400) };
const limits = { per_contact: whole(1, 99), confirm_within_min: whole(5, 1440), puzzle: flag };
const channel = object<ChannelRule>(reach, limits);
const online = object<OnlineRule>(reach, { ...limits, account: flag });

export const channelsShape = object<ChannelRules>({}, { online, kiosk: channel, staff: channel });

/** A department's appointments; what refers to what and which spans overlap is checked in booking-check.ts. */
export const bookingShape = object<Booking>(
  {
    step_min: oneOf(STEPS_MIN),
    hold_min: whole(1, 60),
    late_min: whole(1, 240),
    freed_min: minutes,
    channels: channelsShape,
    pools: list(pool, 1, 20),
  },
  { check_in_min: minutes, kiosk_phone: flag },
);
