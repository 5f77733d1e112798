import type { PortalRule } from "../../engine/town/portal.ts";
import { say } from "../../engine/town/town.ts";
import { Field } from "../staff/field.tsx";
import { words } from "../words/words.ts";
import { AccountPage, Button, HeldUntil, TripFields } from "./frame.tsx";
import { leadsToHold } from "./held.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import { onTrip, type Trip } from "./trip.ts";

type Props = {
  trip: Trip;
  /** Until when the time is kept for which somebody signs in, UTC ms; null where none is. */
  held_until: number | null;
  /** The town's portal, where it can be used. */
  portal: PortalRule | null;
  /** Whether a browser can use passkeys at this address. */
  passkeys: boolean;
  email?: string;
  refusal?: string;
  done?: string;
};

/** All ways in; after a refusal the address is still there. */
export function SignInPage({ trip, held_until, portal, passkeys, email, refusal, done }: Props) {
  const w = words(trip.language);
  const { account } = w;
  return (
    <AccountPage
      trip={trip}
      title={account.signInTitle}
      self={onTrip("/account/sign-in", trip)}
      refusal={refusal}
      done={done}
    >
      {leadsToHold(trip) && (
        <p class="kern-body">
          {account.needed} <HeldUntil trip={trip} held_until={held_until} />
        </p>
      )}
      {portal && (
        <section class="booking__online" aria-labelledby="portal">
          <h2 class="kern-heading-medium" id="portal">
            {say(portal.name, trip.language)}
          </h2>
          <p>{account.portalHint}</p>
          <a class="kern-btn kern-btn--primary" href={onTrip("/account/portal", trip)}>
            <span class="kern-label">{account.portal}</span>
          </a>
        </section>
      )}
      <form class="booking__form" method="post" action="/account/session">
        <h2 class="kern-heading-medium">{account.byEmail}</h2>
        <TripFields trip={trip} />
        <Field name="email" label={w.booking.email} type="email" value={email} autocomplete="username" />
        <Field name="password" label={account.password} type="password" autocomplete="current-password" />
        <Button name={account.signIn} kind={portal ? "secondary" : "primary"} />
      </form>
      {passkeys && (
        <PasskeyForm trip={trip} action="/account/passkey-session" name={account.passkey}>
          <TripFields trip={trip} />
        </PasskeyForm>
      )}
      <ul class="account__links">
        <li>
          <a class="kern-link" href={onTrip("/account/new", trip)}>
            {account.create}
          </a>
        </li>
        <li>
          <a class="kern-link" href={onTrip("/account/reset", trip)}>
            {account.forgot}
          </a>
        </li>
        <li>
          <a class="kern-link" href={onTrip("/account/guide", trip)}>
            {account.guide.link}
          </a>
        </li>
      </ul>
    </AccountPage>
  );
}
