import { Elysia } from "elysia";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { createAttempts } from "./attempts.ts";
import { pathBack } from "./back.ts";
import { clientAddress } from "./client-address.ts";
import { noStaffCookie, staffCookie } from "./cookie.ts";
import { staffForm } from "./door.ts";
import { signedIn } from "./staff.ts";
import { SignIn } from "./view.tsx";

const WRONG = "Anmeldename oder Passwort stimmen nicht.";

/** Staff's sessions: the sign-in page, a session begun, a session ended. */
export function guardRoutes(house: House) {
  const { sessions, accounts, clock } = house.engine;
  const attempts = createAttempts();
  return new Elysia({ name: "guard" })
    .get("/desk/sign-in", async ({ request }) => {
      const to = pathBack(new URL(request.url).searchParams.get("to"));
      if (await signedIn(house, request)) return see(to);
      return html(200, <SignIn to={to} />);
    })
    .post(
      "/desk/session",
      async ({ body, request, server }) => {
        const { login = "", password = "", to: wanted } = formOf(body);
        const to = pathBack(wanted);
        const peer = server?.requestIP(request)?.address ?? "";
        const address = clientAddress(request, peer, house.proxies);
        const { wait_s } = attempts.take(login, address, clock.now());
        if (wait_s > 0) {
          const sentence = `Zu viele Versuche. Bitte warten Sie ${wait_s} Sekunden und melden Sie sich dann an.`;
          return html(429, <SignIn to={to} login={login} refusal={sentence} />, {
            "retry-after": String(wait_s),
          });
        }
        const clerk = await accounts.verify(login, password);
        if (!clerk) return html(401, <SignIn to={to} login={login} refusal={WRONG} />);
        attempts.worked(login, address);
        await sessions.sweep(clock.now());
        const { token, session } = await sessions.begin("staff", clerk.id, clock.now());
        // Whoever changed the password meanwhile ended the sessions there were: this one was not among them.
        if ((await accounts.find(clerk.id))?.password_hash !== clerk.password_hash) {
          await sessions.end(session);
          return html(401, <SignIn to={to} login={login} refusal={WRONG} />);
        }
        const lasts_ms = session.expires_at - session.created_at;
        return see(to, { "set-cookie": staffCookie(token, lasts_ms, house.secure) });
      },
      { parse: "urlencoded" },
    )
    .post(
      "/desk/session/end",
      async ({ body, request }) => {
        const staff = await staffForm(house, request, formOf(body));
        if (staff instanceof Response) return staff;
        await sessions.end(staff.session);
        return see("/desk/sign-in", { "set-cookie": noStaffCookie(house.secure) });
      },
      { parse: "urlencoded" },
    );
}
