import { Elysia } from "elysia";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../../engine/staff/password.ts";
import { sorry } from "../booking/answers.tsx";
import { isEmail } from "../booking/person.ts";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { type Words, words } from "../words/words.ts";
import { heldUntil } from "./held.ts";
import { ConfirmPage, LetterSentPage, NewAccountPage, NewPasswordPage, ResetPage } from "./letter-views.tsx";
import type { Pace } from "./pace.ts";
import { onTrip, senderOf, type Trip, tripOf } from "./trip.ts";
import { welcome } from "./visitor.ts";

const FORM = { parse: "urlencoded" } as const;
const LONGEST_EMAIL = 120;

/** What begins with a form and ends with a letter: an account made and confirmed, a forgotten password replaced. */
export function letterRoutes(house: House, pace: Pace) {
  const { visitors, passkeys, clock } = house.engine;

  /** For a link that is too old or was used; the way on is to ask for another. */
  const dead = (trip: Trip, page: string) => {
    const { account } = words(trip.language);
    return sorry(410, trip, account.deadLink, { href: onTrip(page, trip), name: account.again });
  };

  const sent = async (request: Request, trip: Trip, email: string) => {
    const held_until = await heldUntil(house, request, trip);
    return html(200, <LetterSentPage trip={trip} email={email} held_until={held_until} />);
  };

  /** A new password is chosen with the account's passkeys in sight: one of them may be somebody else's. */
  const newPassword = async (
    status: number,
    trip: Trip,
    token: string,
    more: { refusal?: string; keep_passkeys?: boolean } = {},
  ) => {
    const account = await visitors.behind("reset", token);
    if (!account) return dead(trip, "/account/reset");
    const known = await passkeys.of(account);
    return html(status, <NewPasswordPage trip={trip} token={token} passkeys={known} {...more} />);
  };

  return new Elysia({ name: "account-letters" })
    .get("/account/new", ({ request }) => html(200, <NewAccountPage trip={tripOf(house, request)} />))
    .post(
      "/account/new",
      async ({ request, server, body }) => {
        const form = formOf(body);
        const trip = tripOf(house, request, form);
        const w = words(trip.language);
        const { email = "", password = "" } = form;
        const page = (status: number, refusal: string) =>
          html(status, <NewAccountPage trip={trip} email={email} refusal={refusal} />);
        const wrong = whyNotEmail(w, form) ?? whyNotPassword(w, password);
        if (wrong) return page(422, wrong);
        const wait_s = pace.ask({ request, server });
        if (wait_s > 0) return page(429, w.errors.tooMany(wait_s));
        if (pace.letter(email, { request, server }))
          await visitors.register({ email, password }, senderOf(trip));
        return sent(request, trip, email.trim());
      },
      FORM,
    )
    .get("/account/confirm/:token", async ({ request, params: { token } }) => {
      const trip = tripOf(house, request);
      if (!(await visitors.behind("confirm", token))) return dead(trip, "/account/new");
      return html(200, <ConfirmPage trip={trip} token={token} />);
    })
    .post(
      "/account/confirm/:token",
      async ({ request, server, params: { token }, body }) => {
        const form = formOf(body);
        const trip = tripOf(house, request, form);
        const { account, errors } = words(trip.language);
        if (!(await visitors.behind("confirm", token))) return dead(trip, "/account/new");
        const page = (status: number, refusal: string) =>
          html(status, <ConfirmPage trip={trip} token={token} refusal={refusal} />);
        const { wait_s } = pace.attempts.take(token, pace.addressOf({ request, server }), clock.now());
        if (wait_s > 0) return page(429, errors.tooMany(wait_s));
        const found = await visitors.confirm(token, form.password ?? "");
        const welcomed = found && (await welcome(house, found, trip.to));
        return welcomed ?? page(422, account.wrongPassword);
      },
      FORM,
    )
    .get("/account/reset", ({ request }) => html(200, <ResetPage trip={tripOf(house, request)} />))
    .post(
      "/account/reset",
      async ({ request, server, body }) => {
        const form = formOf(body);
        const trip = tripOf(house, request, form);
        const w = words(trip.language);
        const { email = "" } = form;
        const page = (status: number, refusal: string) =>
          html(status, <ResetPage trip={trip} email={email} refusal={refusal} />);
        const wrong = whyNotEmail(w, form);
        if (wrong) return page(422, wrong);
        const wait_s = pace.ask({ request, server });
        if (wait_s > 0) return page(429, w.errors.tooMany(wait_s));
        if (pace.letter(email, { request, server })) visitors.askReset(email, senderOf(trip));
        return sent(request, trip, email.trim());
      },
      FORM,
    )
    .get("/account/reset/:token", async ({ request, params: { token } }) => {
      const trip = tripOf(house, request);
      return newPassword(200, trip, token);
    })
    .post(
      "/account/reset/:token",
      async ({ request, server, params: { token }, body }) => {
        const form = formOf(body);
        const trip = tripOf(house, request, form);
        const w = words(trip.language);
        const { password = "" } = form;
        const keep_passkeys = form.passkeys === "keep";
        const page = (status: number, refusal: string) =>
          newPassword(status, trip, token, { refusal, keep_passkeys });
        const wrong = whyNotPassword(w, password);
        if (wrong) return page(422, wrong);
        const wait_s = pace.ask({ request, server });
        if (wait_s > 0) return page(429, w.errors.tooMany(wait_s));
        const changed = await visitors.reset(token, { password, keep_passkeys }, senderOf(trip));
        if (!changed) return dead(trip, "/account/reset");
        return see(`${onTrip("/account/sign-in", trip)}&done=reset`);
      },
      FORM,
    );
}

function whyNotEmail({ booking }: Words, { email = "" }: Form): string | null {
  return isEmail(email.trim()) && email.length <= LONGEST_EMAIL ? null : booking.badEmail;
}

/** What is wrong with a password that somebody chose; null when nothing is. */
export function whyNotPassword({ account }: Words, password: string): string | null {
  const fits = password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
  return fits ? null : account.badPassword(SHORTEST_PASSWORD, LONGEST_PASSWORD);
}
