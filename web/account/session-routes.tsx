import { Elysia } from "elysia";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { noVisitorCookie } from "./cookie.ts";
import { heldUntil } from "./held.ts";
import { canUsePasskeys, originOf } from "./origin.ts";
import type { Pace } from "./pace.ts";
import { authenticationIn } from "./passkey-answer.ts";
import type { Proofs } from "./proofs.ts";
import { SignInPage } from "./sign-in-view.tsx";
import { onTrip, type Trip, tripOf } from "./trip.ts";
import { visitorForm, visitorOf, welcome } from "./visitor.ts";

const FORM = { parse: "urlencoded" } as const;

/** Visitors' sessions: the sign-in page, a session begun by password or passkey, a session ended. */
export function sessionRoutes(house: House, pace: Pace, proofs: Proofs) {
  const { visitors, passkeys, portals, sessions, clock } = house.engine;

  const show = async (
    status: number,
    request: Request,
    trip: Trip,
    more: { email?: string; refusal?: string; done?: string },
  ) =>
    html(
      status,
      <SignInPage
        trip={trip}
        held_until={await heldUntil(house, request, trip)}
        portal={portals.of(trip.town.id)}
        passkeys={canUsePasskeys(house, request)}
        {...more}
      />,
    );

  return new Elysia({ name: "account-session" })
    .get("/account/sign-in", async ({ request }) => {
      const trip = tripOf(house, request);
      if (await visitorOf(house, request)) return see(trip.to);
      const { account } = words(trip.language);
      const done = new URL(request.url).searchParams.get("done");
      const said = done === "reset" ? account.resetDone : done === "erased" ? account.erased : undefined;
      return show(200, request, trip, { done: said });
    })
    .post(
      "/account/session",
      async ({ request, server, body }) => {
        const form = formOf(body);
        const { email = "", password = "" } = form;
        const trip = tripOf(house, request, form);
        const { account, errors } = words(trip.language);
        const { attempts } = pace;
        const address = pace.addressOf({ request, server });
        const { wait_s } = attempts.take(email, address, clock.now());
        if (wait_s > 0) return show(429, request, trip, { email, refusal: errors.tooMany(wait_s) });
        const found = await visitors.verify(email, password);
        if (found) attempts.worked(email, address);
        const welcomed = found && (await welcome(house, found, trip.to));
        return welcomed ?? show(401, request, trip, { email, refusal: account.wrong });
      },
      FORM,
    )
    .post("/account/passkey-session/options", async ({ request, server }) => {
      const wait_s = pace.ask({ request, server });
      const { errors } = words(chooseLanguage(request));
      if (wait_s > 0) return refuse(request, 429, "too-many", errors.tooMany(wait_s));
      const asked = await passkeys.request(originOf(house, request));
      return Response.json({ kind: "sign-in", ...asked }, { headers: { "cache-control": "no-store" } });
    })
    .post(
      "/account/passkey-session",
      async ({ request, server, body }) => {
        const form = formOf(body);
        const trip = tripOf(house, request, form);
        const { account, errors } = words(trip.language);
        const wait_s = pace.ask({ request, server });
        if (wait_s > 0) return show(429, request, trip, { refusal: errors.tooMany(wait_s) });
        const response = authenticationIn(form.response);
        const id = response && (await passkeys.verify(response, form.token, originOf(house, request)));
        const found = id ? await visitors.find(id) : null;
        const welcomed = found && (await welcome(house, found, trip.to, proofs));
        return welcomed ?? show(401, request, trip, { refusal: account.passkeyFailed });
      },
      FORM,
    )
    .post(
      "/account/session/end",
      async ({ request, body }) => {
        const visitor = await visitorForm(house, request, formOf(body));
        if (visitor instanceof Response) return visitor;
        await sessions.end(visitor.session);
        const to = onTrip("/account/sign-in", tripOf(house, request));
        return see(to, { "set-cookie": noVisitorCookie(house.secure) });
      },
      FORM,
    );
}
