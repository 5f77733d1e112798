import { Elysia } from "elysia";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { requestedBy } from "../lottery/of-account.tsx";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { bookedBy } from "./appointments.ts";
import { noVisitorCookie } from "./cookie.ts";
import { eraseAccount } from "./erase.ts";
import { ErasePage } from "./erase-view.tsx";
import { exportOf } from "./export.ts";
import { whyNotPassword } from "./letter-routes.tsx";
import { canUsePasskeys, originOf } from "./origin.ts";
import { OwnAppointmentsPage } from "./own-view.tsx";
import type { Pace } from "./pace.ts";
import { registrationIn } from "./passkey-answer.ts";
import type { Proofs } from "./proofs.ts";
import { PROOF, type Proof, portalNameOf, SettingsPage } from "./settings-view.tsx";
import { onTrip, senderOf, tripOf } from "./trip.ts";
import { type Visitor, visitorForm, visitorOnly } from "./visitor.ts";

const FORM = { parse: "urlencoded" } as const;
const PRIVATE = { "cache-control": "no-store" };

/** What a signed-in visitor has here: appointments, password, passkeys, data. */
export function ownAccountRoutes(house: House, pace: Pace, proofs: Proofs) {
  const { engine } = house;
  const { visitors, passkeys, sessions, clock } = engine;

  /** What somebody has to show before another passkey is made. */
  const proofOf = ({ account, session }: Visitor): Proof =>
    proofs.isFresh(session, clock.now()) ? "none" : account.password_hash === null ? "sign-in" : "password";

  const settings = async (
    status: number,
    request: Request,
    visitor: Visitor,
    refusal: string | null = null,
  ) => {
    const trip = tripOf(house, request);
    const { account } = words(trip.language);
    const done = new URL(request.url).searchParams.get("done");
    const said: Record<string, string> = {
      password: account.changed,
      passkey: account.passkeyAdded,
      removed: account.passkeyRemoved,
    };
    return html(
      status,
      <SettingsPage
        trip={trip}
        visitor={visitor}
        passkeys={await passkeys.of(visitor.account.id)}
        canAdd={canUsePasskeys(house, request)}
        proof={proofOf(visitor)}
        portal={portalNameOf({ visitor, trip }, engine.towns)}
        refusal={refusal}
        done={refusal === null && done !== null ? (said[done] ?? null) : null}
      />,
    );
  };

  const erasing = async (
    status: number,
    request: Request,
    visitor: Visitor,
    form?: Form,
    refusal?: string,
  ) => {
    const coming = (await bookedBy(engine, visitor.account.id)).filter(({ expected }) => expected);
    const trip = tripOf(house, request);
    return html(status, <ErasePage {...{ trip, visitor, coming, cancel: wantsCancelled(form), refusal }} />);
  };

  /** Whether the password that a form repeats is the account's; a sentence says why it cannot be told. */
  const shown = async (visitor: Visitor, form: Form, name: string): Promise<string | null> => {
    const { account, session } = visitor;
    const w = words(account.language);
    const { wait_s } = pace.attempts.take(account.id, session.id, clock.now());
    if (wait_s > 0) return w.errors.tooMany(wait_s);
    const found = account.email ? await visitors.verify(account.email, form[name] ?? "") : null;
    // The portal's account and the mailbox's may name one address.
    if (found?.id !== account.id) return w.account.wrongPassword;
    pace.attempts.worked(account.id, session.id);
    return null;
  };

  return new Elysia({ name: "account-own" })
    .get("/account", async ({ request }) => {
      const visitor = await visitorOnly(house, request);
      if (visitor instanceof Response) return visitor;
      const booked = await bookedBy(engine, visitor.account.id);
      const trip = tripOf(house, request);
      const requested = await requestedBy(engine, visitor.account.id);
      return html(200, <OwnAppointmentsPage {...{ trip, visitor, booked, requested }} />);
    })
    .get("/account/settings", async ({ request }) => {
      const visitor = await visitorOnly(house, request);
      return visitor instanceof Response ? visitor : settings(200, request, visitor);
    })
    .post(
      "/account/password",
      async ({ request, body }) => {
        const form = formOf(body);
        const visitor = await visitorForm(house, request, form);
        if (visitor instanceof Response) return visitor;
        const { password = "" } = form;
        const trip = tripOf(house, request);
        const wrong =
          whyNotPassword(words(trip.language), password) ?? (await shown(visitor, form, "current"));
        if (wrong) return settings(422, request, visitor, wrong);
        const changed = await visitors.changePassword(visitor.account, password, senderOf(trip));
        if (!changed) return settings(409, request, visitor, words(trip.language).account.wrongPassword);
        await sessions.endOthers(visitor.session);
        return see("/account/settings?done=password");
      },
      FORM,
    )
    .post(
      "/account/passkeys/options",
      async ({ request, server, body }) => {
        const form = formOf(body);
        const visitor = await visitorForm(house, request, form);
        if (visitor instanceof Response) return visitor;
        const wait_s = pace.ask({ request, server });
        if (wait_s > 0) {
          const { errors } = words(chooseLanguage(request));
          return refuse(request, 429, "too-many", errors.tooMany(wait_s));
        }
        const { account } = words(chooseLanguage(request));
        const proof = proofOf(visitor);
        if (proof === "sign-in") return refuse(request, 403, "sign-in", account.signInAnew);
        const wrong = proof === "password" ? await shown(visitor, form, PROOF) : null;
        if (wrong) return refuse(request, 403, "wrong-password", wrong);
        const asked = await passkeys.creation(visitor.account, originOf(house, request));
        return Response.json({ kind: "add", ...asked }, { headers: PRIVATE });
      },
      FORM,
    )
    .post(
      "/account/passkeys",
      async ({ request, body }) => {
        const form = formOf(body);
        const visitor = await visitorForm(house, request, form);
        if (visitor instanceof Response) return visitor;
        const response = registrationIn(form.response);
        const origin = originOf(house, request);
        const added = response && (await passkeys.add(visitor.account, response, form.token, origin));
        if (!added)
          return settings(422, request, visitor, words(chooseLanguage(request)).account.passkeyFailed);
        visitors.tellPasskey("passkey-added", visitor.account, senderOf(tripOf(house, request)));
        return see("/account/settings?done=passkey");
      },
      FORM,
    )
    .post(
      "/account/passkeys/end",
      async ({ request, body }) => {
        const form = formOf(body);
        const visitor = await visitorForm(house, request, form);
        if (visitor instanceof Response) return visitor;
        if (await passkeys.remove(visitor.account.id, form.passkey ?? ""))
          visitors.tellPasskey("passkey-removed", visitor.account, senderOf(tripOf(house, request)));
        return see("/account/settings?done=removed");
      },
      FORM,
    )
    .get("/account/data.json", async ({ request }) => {
      const visitor = await visitorOnly(house, request);
      if (visitor instanceof Response) return visitor;
      const document = JSON.stringify(await exportOf(house, request, visitor), null, 2);
      const headers = {
        "content-type": "application/json",
        "content-disposition": 'attachment; filename="account.json"',
      };
      return new Response(document, { headers: { ...PRIVATE, ...headers } });
    })
    .get("/account/end", async ({ request }) => {
      const visitor = await visitorOnly(house, request);
      return visitor instanceof Response ? visitor : erasing(200, request, visitor);
    })
    .post(
      "/account/end",
      async ({ request, body }) => {
        const form = formOf(body);
        const visitor = await visitorForm(house, request, form);
        if (visitor instanceof Response) return visitor;
        const wrong = visitor.account.password_hash === null ? null : await shown(visitor, form, "password");
        if (wrong) return erasing(422, request, visitor, form, wrong);
        await eraseAccount(house, visitor.account.id, wantsCancelled(form));
        const to = `${onTrip("/account/sign-in", tripOf(house, request))}&done=erased`;
        return see(to, { "set-cookie": noVisitorCookie(house.secure) });
      },
      FORM,
    );
}

function wantsCancelled(form: Form | undefined): boolean {
  return form?.coming === "cancel";
}
