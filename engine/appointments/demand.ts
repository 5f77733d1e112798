import { isRefused, Refused } from "../refusal.ts";
import type { Booking, BookingChannel, ChannelRule, LotteryRule } from "../town/booking.ts";
import type { Department, Service, Town } from "../town/town.ts";
import type { Matter } from "./appointment.ts";
import { CELL_MS } from "./cells.ts";
import { type Share, sharesOf } from "./shares.ts";

/** What somebody wants to book, as far as the free times depend on it. */
export interface Demand {
  department: Department;
  booking: Booking;
  /** The shares it may be taken from, the first first. */
  shares: readonly Share[];
  /** All matters together, in cells. */
  cells: number;
  /** The strictest of the matters. */
  rule: ChannelRule;
  /** Its times are to be had only once they were drawn; null where they are booked at once. */
  lottery: LotteryRule | null;
}

/** What is asked for again at each step of a booking, by channel and matters. */
const known = new WeakMap<Town, Map<string, Readonly<Demand>>>();
/** So many wishes are remembered of a town, then it begins anew. */
const MOST = 500;

/** The demand for these matters, all in one visit, by this channel; or why there can be none. */
export function demandOf(
  town: Town,
  matters: readonly Matter[],
  channel: BookingChannel,
): Readonly<Demand> | Refused {
  const wishes = known.get(town) ?? new Map<string, Readonly<Demand>>();
  const asked = JSON.stringify([channel, matters.map(({ service, quantity }) => [service, quantity])]);
  const found = wishes.get(asked) ?? newDemand(town, matters, channel);
  if (isRefused(found)) return found;
  if (wishes.size >= MOST) wishes.clear();
  known.set(town, wishes.set(asked, found));
  return found;
}

function newDemand(town: Town, matters: readonly Matter[], channel: BookingChannel): Demand | Refused {
  const services = matters.map(({ service }) => town.services.find(({ id }) => id === service));
  const [first] = services;
  if (!first || services.includes(undefined))
    return new Refused("unknown-service", "There is no such matter here");
  const department = town.departments.find(({ id }) => id === first.department);
  const booking = department?.booking;
  const pool = booking?.pools.find((one) => one.services.includes(first.id));
  if (!department || !booking || !pool)
    return new Refused("not-bookable", "There are no appointments for this matter");
  const apart = matters.find(({ service }) => !pool.services.includes(service));
  if (apart)
    return new Refused("not-together", "These matters are not done in one appointment", {
      one: first.id,
      other: apart.service,
    });
  const tooMany = whyTooMany(services as Service[], matters);
  if (tooMany) return tooMany;
  const rules = (services as Service[]).map(
    (service) => service.booking?.[channel] ?? booking.channels[channel],
  );
  if (rules.includes(undefined))
    return new Refused("not-bookable", "Appointments for this matter are not made in this way", { channel });
  const shares = [...sharesOf(town).values()].filter(
    (share) => share.pool === pool.id && admits(share, matters, channel),
  );
  const minutes = matters.reduce(
    (sum, { quantity }, index) => sum + quantity * (services[index]?.duration_min ?? 0),
    0,
  );
  return {
    department,
    booking,
    shares,
    cells: Math.ceil((minutes * 60_000) / CELL_MS),
    rule: strictest(rules as ChannelRule[]),
    lottery: channel === "staff" ? null : (pool.lottery ?? null),
  };
}

function admits(share: Share, matters: readonly Matter[], channel: BookingChannel): boolean {
  if (share.channels && !share.channels.includes(channel)) return false;
  const { services } = share;
  return services === null || matters.every(({ service }) => services.includes(service));
}

function whyTooMany(services: readonly Service[], matters: readonly Matter[]): Refused | null {
  const named = new Set(matters.map(({ service }) => service));
  if (named.size < matters.length) return new Refused("bad-input", "A matter is named twice");
  for (const [index, { quantity }] of matters.entries()) {
    const most = services[index]?.per_visit ?? 1;
    if (quantity < 1) return new Refused("bad-input", "A matter is wanted at least once");
    if (quantity > most)
      return new Refused("too-many", `At most ${most} of this in one appointment`, { most });
  }
  return null;
}

function strictest(rules: readonly ChannelRule[]): ChannelRule {
  const least = (limits: (number | undefined)[]) => {
    const known = limits.filter((limit) => limit !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  };
  const per_contact = least(rules.map((rule) => rule.per_contact));
  const confirm_within_min = least(rules.map((rule) => rule.confirm_within_min));
  return {
    lead_min: Math.max(...rules.map(({ lead_min }) => lead_min)),
    horizon_days: Math.min(...rules.map(({ horizon_days }) => horizon_days)),
    ...(per_contact !== undefined && { per_contact }),
    ...(confirm_within_min !== undefined && { confirm_within_min }),
    ...(rules.some(({ puzzle }) => puzzle) && { puzzle: true }),
  };
}
