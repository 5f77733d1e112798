import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Department, Service, Town } from "../../engine/town/town.ts";

/** A matter is the field `n-{service}` with how often it is wanted. */
const FIELD = "n-";
/** Of a form that nobody filled in by hand no more is read. */
const MOST = 50;

/** The matters that an address or a form names, in the order of the town. */
export function mattersIn(town: Town, fields: Iterable<[name: string, value: string]>): Matter[] {
  const asked = new Map([...fields].slice(0, MOST));
  return town.services.flatMap(({ id }) => {
    const quantity = Number(asked.get(`${FIELD}${id}`) || 0);
    return Number.isInteger(quantity) && quantity > 0 ? [{ service: id, quantity }] : [];
  });
}

/** The same again, as fields of a form or an address. */
export function fieldsOf(matters: readonly Matter[]): [name: string, value: string][] {
  return matters.map(({ service, quantity }) => [fieldOf(service), String(quantity)]);
}

export function fieldOf(service: string): string {
  return `${FIELD}${service}`;
}

/** What somebody can book at home in a department, in the town's order. */
export function bookableOf(town: Town, { id, booking }: Department): Service[] {
  const pooled = new Set(booking?.pools.flatMap(({ services }) => services));
  return town.services.filter(
    (service) =>
      service.department === id &&
      pooled.has(service.id) &&
      (service.booking?.online ?? booking?.channels.online) !== undefined,
  );
}

/** What goes together in one appointment, a group each, in the town's order. */
export function groupsOf(town: Town, department: Department): Service[][] {
  const pools = department.booking?.pools ?? [];
  const poolOf = ({ id }: Service) => pools.find(({ services }) => services.includes(id));
  return [...Map.groupBy(bookableOf(town, department), poolOf).values()];
}

/** The departments that give appointments online. */
export function departmentsOf(town: Town): Department[] {
  return town.departments.filter((department) => bookableOf(town, department).length > 0);
}

/** All of them together, planned minutes. */
export function minutesOf(town: Town, matters: readonly Matter[]): number {
  const lasts = (service: string) => town.services.find(({ id }) => id === service)?.duration_min ?? 0;
  return matters.reduce((sum, { service, quantity }) => sum + quantity * lasts(service), 0);
}
