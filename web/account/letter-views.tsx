import type { Passkey } from "../../engine/accounts/passkeys.ts";
import { SHORTEST_PASSWORD } from "../../engine/staff/password.ts";
import { Onward } from "../booking/frame.tsx";
import { Field } from "../staff/field.tsx";
import { words } from "../words/words.ts";
import { AccountPage, Button, HeldUntil, TripFields } from "./frame.tsx";
import { onTrip, type Trip } from "./trip.ts";

type Props = { trip: Trip; refusal?: string | null; email?: string };

/** A new password, with what one should know. */
export function NewPasswordField({ trip, label }: { trip: Trip; label: string }) {
  const { account } = words(trip.language);
  const hint = account.passwordHint(SHORTEST_PASSWORD);
  return <Field name="password" label={label} hint={hint} type="password" autocomplete="new-password" />;
}

function EmailField({ trip, hint, email }: Props & { hint: string }) {
  const { booking } = words(trip.language);
  return (
    <Field
      name="email"
      label={booking.email}
      hint={hint}
      type="email"
      value={email}
      autocomplete="username"
    />
  );
}

/** An account to be made. */
export function NewAccountPage({ trip, refusal, email }: Props) {
  const { account } = words(trip.language);
  return (
    <AccountPage trip={trip} title={account.create} self={onTrip("/account/new", trip)} refusal={refusal}>
      <form class="booking__form" method="post" action="/account/new">
        <TripFields trip={trip} />
        <EmailField trip={trip} hint={account.emailHint} email={email} />
        <NewPasswordField trip={trip} label={account.password} />
        <p class="kern-body">{account.privacy}</p>
        <Onward back={{ href: onTrip("/account/sign-in", trip), name: account.existing }}>
          <Button name={account.create} />
        </Onward>
      </form>
    </AccountPage>
  );
}

/** The same for every address: whether it has an account stands in the letter only. */
export function LetterSentPage({ trip, email, held_until }: Props & { held_until: number | null }) {
  const { account, common } = words(trip.language);
  return (
    <AccountPage trip={trip} title={account.letterTitle} self={onTrip("/account/sign-in", trip)}>
      <p class="kern-body kern-body--large">
        {account.letterSent} <strong class="ltr account__email">{email}</strong>
      </p>
      {held_until !== null && (
        <p class="kern-body">
          <HeldUntil trip={trip} held_until={held_until} /> {account.openHere}
        </p>
      )}
      <p class="kern-body">{account.letterHint}</p>
      <Onward back={{ href: trip.to, name: held_until === null ? common.back : account.signIn }} />
    </AccountPage>
  );
}

/** The letter's link; the password shows that whoever has the mailbox also made the account. */
export function ConfirmPage({ trip, refusal, token }: Props & { token: string }) {
  const { account } = words(trip.language);
  const path = `/account/confirm/${token}`;
  return (
    <AccountPage trip={trip} title={account.confirmTitle} self={onTrip(path, trip)} refusal={refusal}>
      <form class="booking__form" method="post" action={path}>
        <TripFields trip={trip} />
        <Field
          name="password"
          label={account.password}
          hint={account.confirmHint}
          type="password"
          autocomplete="current-password"
        />
        <Button name={account.confirm} />
      </form>
    </AccountPage>
  );
}

/** Asks for the link to a new password. */
export function ResetPage({ trip, refusal, email }: Props) {
  const { account, common } = words(trip.language);
  return (
    <AccountPage trip={trip} title={account.forgot} self={onTrip("/account/reset", trip)} refusal={refusal}>
      <form class="booking__form" method="post" action="/account/reset">
        <TripFields trip={trip} />
        <EmailField trip={trip} hint={account.resetHint} email={email} />
        <Onward back={{ href: onTrip("/account/sign-in", trip), name: common.back }}>
          <Button name={account.send} />
        </Onward>
      </form>
    </AccountPage>
  );
}

/** A new password by the letter's link. */
export function NewPasswordPage(
  props: Props & { token: string; passkeys: readonly Passkey[]; keep_passkeys?: boolean },
) {
  const { trip, refusal, token, passkeys, keep_passkeys } = props;
  const { account, format } = words(trip.language);
  const path = `/account/reset/${token}`;
  return (
    <AccountPage trip={trip} title={account.newPassword} self={onTrip(path, trip)} refusal={refusal}>
      <form class="booking__form" method="post" action={path}>
        <TripFields trip={trip} />
        <NewPasswordField trip={trip} label={account.newPassword} />
        {passkeys.length > 0 && (
          <fieldset class="booking__matters">
            <legend class="kern-label">{account.passkeys}</legend>
            <p class="kern-body">{account.passkeysGo}</p>
            <ul>
              {passkeys.map(({ created_at }) => (
                <li>{account.passkeyOf(format.date(created_at, trip.town.zone))}</li>
              ))}
            </ul>
            <div class="booking__matter">
              <input
                class="booking__tick"
                type="checkbox"
                id="passkeys"
                name="passkeys"
                value="keep"
                checked={keep_passkeys}
              />
              <label for="passkeys">{account.passkeysKeep}</label>
            </div>
          </fieldset>
        )}
        <Button name={account.save} />
      </form>
    </AccountPage>
  );
}
