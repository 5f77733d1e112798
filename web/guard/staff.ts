import type { Clerk } from "../../engine/staff/accounts.ts";
import type { Session } from "../../engine/staff/sessions.ts";
import type { House } from "../house.ts";
import { formToken } from "../origin.ts";
import { staffToken } from "./cookie.ts";

/** Who is signed in with a request. */
export interface Staff {
  clerk: Clerk;
  session: Session;
  /** Goes as `csrf` with every form. */
  csrf: string;
}

/** The signed-in clerk; null without a session, with a forged or expired one, or when the clerk is no more. */
export async function signedIn(house: House, request: Request): Promise<Staff | null> {
  const { sessions, accounts, clock } = house.engine;
  const session = await sessions.find("staff", staffToken(request), clock.now());
  const clerk = session && (await accounts.find(session.subject));
  return clerk ? { clerk, session, csrf: formToken(session) } : null;
}

/** May this clerk work at the office? No list means everywhere. */
export function worksAt(clerk: Clerk, location: string): boolean {
  return seesAllOffices(clerk) || clerk.locations.includes(location);
}

/** Does this clerk work everywhere, in offices of later too? */
export function seesAllOffices(clerk: Clerk): boolean {
  return clerk.locations.length === 0;
}
