import type { Matter } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import type { Contact } from "../../engine/contacts/contact.ts";
import type { Engine } from "../../engine/engine.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";

/** Whoever has as many appointments as the rule allows would be given one too many; null: may take part. */
export async function mayRequest(
  engine: Engine,
  location: string,
  matters: readonly Matter[],
  { email, phone, account }: Pick<Contact, "email" | "phone" | "account">,
): Promise<Refused | null> {
  const town = engine.town(location);
  const demand = town && demandOf(town, matters, "online");
  if (!demand || isRefused(demand)) return null;
  const most = demand.rule.per_contact;
  if (most === undefined) return null;
  const counted = account === null ? { email, phone, account } : { email: null, phone: null, account };
  const row = { id: `${location}-t0`, department: demand.department.id };
  const { open } = await engine.contactLimit.count(row, counted);
  return open < most
    ? null
    : new Refused("limit-reached", `At most ${most} appointments for one person`, { most });
}
