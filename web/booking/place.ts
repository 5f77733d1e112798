import { NotFoundError } from "elysia";
import type { Matter } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import type { Department, Language, Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { chooseLanguage } from "../words/choose.ts";
import { departmentsOf } from "./wish.ts";

/** Where somebody books, and in which language. */
export interface Place {
  town: Town;
  department: Department;
  language: Language;
}

/** A town that the address names; another address is not found. */
export function townAt({ engine }: Pick<House, "engine">, location: string): Town {
  const town = engine.town(location);
  if (!town) throw new NotFoundError();
  return town;
}

/** The department that the address names, if it gives appointments online. */
export function placeAt(
  house: Pick<House, "engine">,
  request: Request,
  params: { location: string; department: string },
): Place {
  const town = townAt(house, params.location);
  const department = departmentsOf(town).find(({ id }) => id === params.department);
  if (!department) throw new NotFoundError();
  return { town, department, language: chooseLanguage(request) };
}

/** Why these matters are not booked here, before any time is looked at. */
export function whyNot({ town, department }: Place, matters: readonly Matter[]): Refused | null {
  if (matters.length === 0) return new Refused("bad-input", "No matter was chosen");
  const demand = demandOf(town, matters, "online");
  if (isRefused(demand)) return demand;
  return demand.department.id === department.id
    ? null
    : new Refused("not-together", "These belong to another department");
}
