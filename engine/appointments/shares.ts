import type { BookingChannel, CapacityRule, PoolRule } from "../town/booking.ts";
import type { Department, Town } from "../town/town.ts";

/** The part of a pool's capacity that the same people may book for the same matters. Rules that agree in that add up. */
export interface Share {
  /** `{pool}/{channels}/{services}/{release}`: the same as long as the document says the same of it. */
  key: string;
  department: Department;
  pool: string;
  rules: CapacityRule[];
  /** Dates on which the pool has no room. */
  closures: readonly { from: string; to: string }[];
  /** Null: every channel, every matter of the pool. */
  channels: readonly BookingChannel[] | null;
  services: readonly string[] | null;
  release: CapacityRule["release"] | null;
}

const known = new WeakMap<Town, Map<string, Share>>();

/** All shares of a town by key, in the order of its document: that is the order in which they are filled. */
export function sharesOf(town: Town): ReadonlyMap<string, Share> {
  let shares = known.get(town);
  if (!shares) {
    shares = count(town);
    known.set(town, shares);
  }
  return shares;
}

function count(town: Town): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const department of town.departments) {
    for (const pool of department.booking?.pools ?? []) {
      for (const rule of pool.rules) {
        const key = keyOf(pool.id, rule);
        const share = shares.get(key);
        if (share) share.rules.push(rule);
        else shares.set(key, newShare(key, department, pool, rule));
      }
    }
  }
  return shares;
}

function newShare(key: string, department: Department, pool: PoolRule, rule: CapacityRule): Share {
  const { channels = null, services = null, release = null } = rule;
  const { id, closures = [] } = pool;
  return { key, department, pool: id, rules: [rule], closures, channels, services, release };
}

function keyOf(pool: string, { channels, services, release }: CapacityRule): string {
  const when = release ? `${release.days_before}d${release.at}` : "";
  return [pool, named(channels), named(services), when].join("/");
}

function named(words: readonly string[] | undefined): string {
  return words ? words.toSorted().join("+") : "";
}
