import type { Department, Service } from "./town.ts";

/** Whether these matters are booked at home only by somebody who is signed in: a matter's own rule, else its department's. */
export function asksForAccount(department: Department, services: readonly Service[]): boolean {
  const usual = department.booking?.channels.online?.account ?? false;
  return services.some(({ booking }) => booking?.online?.account ?? usual);
}
