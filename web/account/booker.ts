import type { Matter } from "../../engine/appointments/appointment.ts";
import { asksForAccount } from "../../engine/town/account-duty.ts";
import type { Department, Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { type Visitor, visitorOf } from "./visitor.ts";

interface Wanted {
  town: Town;
  department: Department;
  matters: readonly Matter[];
}

/** Whether these matters are booked at home only by somebody who is signed in. */
export function needsAccount({ town, department, matters }: Wanted): boolean {
  const wanted = new Set(matters.map(({ service }) => service));
  return asksForAccount(
    department,
    town.services.filter(({ id }) => wanted.has(id)),
  );
}

/** Who books: a visitor, null for somebody without an account, `missing` where the rule asks for one. */
export async function bookerOf(
  house: Pick<House, "engine">,
  request: Request,
  wanted: Wanted,
): Promise<Visitor | null | "missing"> {
  const visitor = await visitorOf(house, request);
  return visitor ?? (needsAccount(wanted) ? "missing" : null);
}
