import type { LocationState } from "../location/state.ts";
import type { Drawing, Ledger, Left } from "./ledger.ts";

/**
 * What is left of each matter with a contingent, divided among the ledgers that are here. One that is away keeps what it was told: it may be
 * drawing from it. So what devices may draw never adds up to more than was left when the last of them was told.
 */
export function sharesOf(state: LocationState, { here, barred }: Drawing): Map<string, Record<string, Left>> {
  const { town, day, drawn } = state;
  const lent = [...state.ledgers.values()].filter(isLent(day)).sort((a, b) => a.series - b.series);
  const present = lent.filter(({ id }) => here.includes(id));
  const draws = ({ device }: Ledger) =>
    !barred.includes(device) &&
    // It has begun another ledger, and draws from that.
    !present.some((one) => one.device === device) &&
    town.devices.some(({ id }) => id === device);
  const away = lent.filter(draws);
  const shares = new Map(present.map(({ id }): [string, Record<string, Left>] => [id, {}]));
  for (const { id: service, walk_in, daily_contingent: most } of town.services) {
    if (!walk_in || most === undefined) continue;
    const kept = away.map((one) => leftOf(one, service, day));
    const today = Math.max(0, most - (drawn.get(service) ?? 0) - sum(kept.map((left) => left.today)));
    const later = Math.max(0, most - sum(kept.map((left) => left.later)));
    present.forEach(({ id }, nth) => {
      const share = { today: part(today, nth, present.length), later: part(later, nth, present.length) };
      Object.assign(shares.get(id)!, { [service]: share });
    });
  }
  return shares;
}

/** What a ledger may draw of a matter, by what its device was told last; nothing where it was told nothing. */
export function leftOf({ allotted }: Ledger, service: string, day: string): Left {
  const { today = 0, later = 0 } = allotted?.left[service] ?? {};
  return { today: allotted?.day === day ? today : later, later };
}

function isLent(day: string) {
  return (ledger: Ledger): ledger is Ledger & { series: number } =>
    ledger.series !== null && ledger.until >= day;
}

/** The `nth` of so many parts of a number, the first ones larger by one where it does not come out even. */
function part(whole: number, nth: number, parts: number): number {
  return Math.floor(whole / parts) + (nth < whole % parts ? 1 : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
