import type { Matter } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import type { Contact } from "../../engine/contacts/contact.ts";
import type { Engine } from "../../engine/engine.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import type { Place } from "../booking/place.ts";

/** Whoever has as many appointments as the rule allows would be given one too many; null: may take part. */
export async function mayRequest(
  engine: Engine,
  { town, department }: Place,
  matters: readonly Matter[],
  { email, phone, account }: Contact,
): Promise<Refused | null> {
  const demand = demandOf(town, matters, "online");
  const most = isRefused(demand) ? undefined : demand.rule.per_contact;
  if (most === undefined) return null;
  const counted = account === null ? { email, phone, account } : { email: null, phone: null, account };
  const { open } = await engine.contactLimit.count(
    { id: `${town.id}-t0`, department: department.id },
    counted,
  );
  return open < most
    ? null
    : new Refused("limit-reached", `At most ${most} appointments for one person`, { most });
}
