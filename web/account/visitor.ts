import type { Account } from "../../engine/accounts/account.ts";
import type { Session } from "../../engine/staff/sessions.ts";
import type { Form } from "../form.ts";
import type { House } from "../house.ts";
import { formToken, formTokenFits } from "../origin.ts";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { visitorCookie, visitorToken } from "./cookie.ts";
import type { Proofs } from "./proofs.ts";
import { signInPath } from "./trip.ts";

/** Which visitor is signed in with a request. */
export interface Visitor {
  account: Account;
  session: Session;
  /** Goes as `csrf` with every form. */
  csrf: string;
}

type Engine = Pick<House, "engine">;

/** The signed-in visitor; null without a session, with a forged or expired one, or when the account is no more. */
export async function visitorOf({ engine }: Engine, request: Request): Promise<Visitor | null> {
  const { sessions, visitors, clock } = engine;
  const session = await sessions.find("visitor", visitorToken(request), clock.now());
  const account = session && (await visitors.find(session.subject));
  return account ? { account, session, csrf: formToken(session) } : null;
}

/** Lets a signed-in visitor read; anybody else goes to the sign-in and comes back. */
export async function visitorOnly(house: Engine, request: Request): Promise<Visitor | Response> {
  const { pathname, search } = new URL(request.url);
  const visitor = await visitorOf(house, request);
  return visitor ?? see(signInPath(request.method === "GET" ? pathname + search : "/account"));
}

/** Lets a signed-in visitor change something: the form must carry the session's token. */
export async function visitorForm(house: Engine, request: Request, form: Form): Promise<Visitor | Response> {
  const visitor = await visitorOnly(house, request);
  if (visitor instanceof Response || formTokenFits(visitor.csrf, form.csrf)) return visitor;
  return refuse(request, 403, "form-token", words(chooseLanguage(request)).account.oldPage);
}

/**
 * Signs somebody in and goes on to `to`; null when the account has got another password or is gone meanwhile. `proofs` takes note
 * of a sign-in that shows more than a password.
 */
export async function welcome(
  house: House,
  account: Account,
  to: string,
  proofs?: Proofs,
): Promise<Response | null> {
  const { sessions, visitors, clock } = house.engine;
  const { token, session } = await sessions.begin("visitor", account.id, clock.now());
  // Whoever changed the password meanwhile ended the sessions there were: this one was not among them.
  if ((await visitors.find(account.id))?.password_hash !== account.password_hash) {
    await sessions.end(session);
    return null;
  }
  await visitors.used(account.id);
  proofs?.note(session);
  return see(to, { "set-cookie": visitorCookie(token, house.secure) });
}
