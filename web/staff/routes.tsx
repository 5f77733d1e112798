import { Elysia } from "elysia";
import { newPassword } from "../../engine/staff/password.ts";
import { type Form, formOf } from "../form.ts";
import { createAttempts } from "../guard/attempts.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import { type Staff, worksAt } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { Account } from "./account-view.tsx";
import { type Colleague, colleagueOf } from "./colleague.ts";
import { Colleagues } from "./colleagues-view.tsx";
import { newPasswordOf } from "./new-password.ts";

const FORM = { parse: "urlencoded" } as const;

/** What staff do for themselves: their own password, and a colleague more. */
export function staffRoutes(house: House) {
  const { accounts, sessions, clock } = house.engine;
  const attempts = createAttempts();

  const colleagues = async (status: number, staff: Staff, more: Partial<PageProps> = {}) => {
    const mine = house.engine.towns.filter((town) => worksAt(staff.clerk, town.id));
    const clerks = (await accounts.list()).filter((clerk) => mine.some((town) => worksAt(clerk, town.id)));
    return html(status, <Colleagues staff={staff} towns={house.engine.towns} clerks={clerks} {...more} />);
  };

  const add = async (staff: Staff, { login, name, locations }: Colleague, form: Form) => {
    const password = newPassword();
    const clerk = await accounts.create(login, name, password, locations, clock.now());
    if (clerk) return colleagues(201, staff, { added: { name, login: clerk.login, password } });
    return colleagues(409, staff, { typed: form, refusal: `Den Anmeldenamen ${login} gibt es schon.` });
  };

  return new Elysia({ name: "staff" })
    .get("/desk/staff", async ({ request }) => {
      const staff = await staffOnly(house, request);
      return staff instanceof Response ? staff : colleagues(200, staff);
    })
    .post(
      "/desk/staff",
      async ({ request, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form);
        if (staff instanceof Response) return staff;
        const offices = house.engine.towns.map((town) => town.id);
        const wanted = colleagueOf(form, offices, staff.clerk.locations);
        if (typeof wanted === "string") return colleagues(422, staff, { refusal: wanted, typed: form });
        return add(staff, wanted, form);
      },
      FORM,
    )
    .get("/desk/account", async ({ request }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const changed = new URL(request.url).searchParams.has("changed");
      return html(200, <Account staff={staff} changed={changed} />);
    })
    .post(
      "/desk/account/password",
      async ({ request, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form);
        if (staff instanceof Response) return staff;
        const no = (status: number, refusal: string) =>
          html(status, <Account staff={staff} refusal={refusal} />);
        const wanted = newPasswordOf(form);
        if (typeof wanted === "string") return no(422, wanted);
        const { wait_s } = attempts.take(staff.clerk.login, staff.session.id, clock.now());
        if (wait_s > 0) return no(429, `Zu viele Versuche. Bitte warten Sie ${wait_s} Sekunden.`);
        const clerk = await accounts.verify(staff.clerk.login, form.current ?? "");
        if (!clerk) return no(422, "Das jetzige Passwort stimmt nicht.");
        await accounts.changePassword(clerk, wanted.password);
        await sessions.endOthers(staff.session);
        attempts.worked(clerk.login, staff.session.id);
        return see("/desk/account?changed");
      },
      FORM,
    );
}

type PageProps = Parameters<typeof Colleagues>[0];
