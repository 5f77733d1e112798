import type { Sender } from "../../engine/accounts/visitor-accounts.ts";
import { asksForAccount } from "../../engine/town/account-duty.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import { pathBack } from "../guard/back.ts";
import type { House } from "../house.ts";
import { chooseLanguage } from "../words/choose.ts";

/** Where visitors go when nothing else is said. */
export const ACCOUNT = "/account";

/** What somebody carries along on the way through the sign-in: where to go afterwards, and at which office they were. */
export interface Trip {
  to: string;
  town: Town;
  language: Language;
}

/** Reads it from the form, else from the address. */
export function tripOf({ engine }: Pick<House, "engine">, request: Request, form: Form = {}): Trip {
  const query = new URL(request.url).searchParams;
  const { towns } = engine;
  const named = engine.town(form.at ?? query.get("at") ?? "");
  const town = named ?? towns.find(wantsAccounts) ?? towns[0]!;
  return { to: pathBack(form.to ?? query.get("to"), ACCOUNT), town, language: chooseLanguage(request) };
}

/** A page of the account, with what is carried along. */
export function onTrip(path: string, { to, town }: Pick<Trip, "to" | "town">): string {
  return `${path}?${new URLSearchParams({ ...(to === ACCOUNT ? {} : { to }), at: town.id })}`;
}

/** The sign-in that leads to `to`, a path of this site. */
export function signInPath(to: string, town?: Town): string {
  return `${ACCOUNT}/sign-in?${new URLSearchParams({ to, ...(town ? { at: town.id } : {}) })}`;
}

/** For whom a letter is written, and where its link leads in the end. */
export function senderOf({ to, town, language }: Trip): Sender {
  return { location: town.id, language, to };
}

/** Whether some department of a town asks for an account. */
export function wantsAccounts({ departments, services }: Town): boolean {
  return departments.some((department) =>
    asksForAccount(
      department,
      services.filter((service) => service.department === department.id),
    ),
  );
}
