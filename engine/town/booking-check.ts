import type { HoursRule, PoolRule } from "./booking.ts";
import { checkSpans } from "./hours-check.ts";
import { checkLottery } from "./lottery-check.ts";
import type { Report } from "./problem.ts";
import { entries } from "./references.ts";
import { departmentShape, serviceShape } from "./town-shape.ts";

/** A five-minute mark is where every slot begins. */
const MARK = /[05]$/;

/** Reports rules of hours and capacity that contradict themselves, and pools that name what they cannot serve. */
export function checkBooking(json: unknown, report: Report): void {
  const services = entries(json, "services", serviceShape).map(([, service]) => service);
  const departmentOf = new Map(services.map(({ id, department }) => [id, department]));
  const pools = new Map<string, string>();
  const pooled = new Map<string, string>();
  for (const [path, { id: department, opening, booking }] of entries(json, "departments", departmentShape)) {
    for (const [key, rules = []] of [
      ["rules", opening.rules],
      ["breaks", opening.breaks],
    ] as const) {
      for (const [index, rule] of rules.entries())
        checkRule(`${path}.opening.${key}[${index}]`, rule, report);
    }
    if (!booking) continue;
    const [least, most] = booking.freed_min;
    if (most < least)
      report(`${path}.booking.freed_min`, `must not end before it begins: ${least} to ${most}`);
    for (const [index, pool] of booking.pools.entries()) {
      const at = `${path}.booking.pools[${index}]`;
      const other = pools.get(pool.id);
      if (other) report(`${at}.id`, `is already the pool at ${other}: ${pool.id}`);
      else pools.set(pool.id, at);
      for (const [place, service] of pool.services.entries()) {
        const here = `${at}.services[${place}]`;
        if (departmentOf.get(service) !== department)
          report(here, `must be a matter of ${department}: ${service} is none`);
        const twice = pooled.get(service);
        if (twice) report(here, `is already in the pool ${twice}: ${service}`);
        else pooled.set(service, pool.id);
      }
      checkPool(at, pool, report);
      checkLottery(at, pool, booking, services, report);
      for (const [nth, { from, to }] of (pool.closures ?? []).entries()) {
        if (to < from) report(`${at}.closures[${nth}].to`, `lies before its beginning: ${to} < ${from}`);
      }
    }
  }
}

function checkPool(path: string, pool: PoolRule, report: Report): void {
  for (const [index, rule] of pool.rules.entries()) {
    const at = `${path}.rules[${index}]`;
    checkRule(at, rule, report);
    for (const [nth, span] of rule.spans.entries()) {
      const off = span.find((time) => !MARK.test(time));
      if (off) report(`${at}.spans[${nth}]`, `must lie on five minutes: ${off}`);
    }
    for (const [nth, service] of (rule.services ?? []).entries()) {
      if (!pool.services.includes(service))
        report(`${at}.services[${nth}]`, `is no matter of the pool ${pool.id}: ${service}`);
    }
  }
}

function checkRule(path: string, rule: HoursRule, report: Report): void {
  checkSpans(`${path}.spans`, rule.spans, report);
  if (rule.from && rule.to && rule.to < rule.from)
    report(`${path}.to`, `lies before its beginning: ${rule.to} < ${rule.from}`);
  for (const [index, weekday] of rule.weekdays.entries()) {
    if (rule.weekdays.indexOf(weekday) < index) report(`${path}.weekdays[${index}]`, `repeats ${weekday}`);
  }
}
