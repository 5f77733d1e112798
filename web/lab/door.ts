import type { Town } from "../../engine/town/town.ts";
import { signedIn, worksAt } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { unlockedFor } from "../unlock/guard.tsx";

/** Who may play with an office's devices: its staff, and browsers they have unlocked. */
export async function labAllowed(
  house: House,
  request: Request,
  town: Town,
): Promise<{ allowed: boolean; unlocked: boolean }> {
  const [staff, unlocked] = await Promise.all([
    signedIn(house, request),
    unlockedFor(house, request, town.id),
  ]);
  return { allowed: unlocked || (staff !== null && worksAt(staff.clerk, town.id)), unlocked };
}
