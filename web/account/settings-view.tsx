import type { Passkey } from "../../engine/accounts/passkeys.ts";
import { say } from "../../engine/town/town.ts";
import { FormToken } from "../guard/hidden.tsx";
import { Field } from "../staff/field.tsx";
import { words } from "../words/words.ts";
import { AccountPage, Button } from "./frame.tsx";
import { NewPasswordField } from "./letter-views.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { onTrip, type Trip } from "./trip.ts";
import type { Visitor } from "./visitor.ts";

/** What must be shown before a passkey is made: the password, a sign-in of just now, or nothing more. */
export type Proof = "password" | "sign-in" | "none";
/** The field with the password that shows it. */
export const PROOF = "passkey-password";

type Props = {
  trip: Trip;
  visitor: Visitor;
  passkeys: readonly Passkey[];
  /** Whether a browser can make passkeys at this address. */
  canAdd: boolean;
  proof: Proof;
  /** What the portal is called, for an account that signs in there. */
  portal: string | null;
  refusal?: string | null;
  done?: string | null;
};

/** Password, passkeys, and what becomes of the data. */
export function SettingsPage(props: Props) {
  const { trip, visitor, portal, refusal, done } = props;
  const { account } = words(trip.language);
  return (
    <AccountPage trip={trip} title={account.settings} self="/account/settings" refusal={refusal} done={done}>
      <p>
        <a class="kern-link" href={onTrip("/account", trip)}>
          {account.mine}
        </a>
      </p>
      {portal && <p class="kern-body">{account.viaPortal(portal)}</p>}
      {visitor.account.password_hash !== null && <PasswordForm {...props} />}
      {(props.canAdd || props.passkeys.length > 0) && <PasskeyList {...props} />}
      <section class="account__part" aria-labelledby="data">
        <h2 class="kern-heading-medium" id="data">
          {account.data}
        </h2>
        <p class="kern-body">{account.exportHint}</p>
        <p>
          <a class="kern-btn kern-btn--secondary" href="/account/data.json" download="account.json">
            <span class="kern-label">{account.export}</span>
          </a>
        </p>
        <p>
          <a class="kern-link" href={onTrip("/account/end", trip)}>
            {account.erase}
          </a>
        </p>
      </section>
    </AccountPage>
  );
}

function PasswordForm({ trip, visitor }: Props) {
  const { account } = words(trip.language);
  return (
    <form class="booking__form account__part" method="post" action="/account/password">
      <h2 class="kern-heading-medium">{account.changePassword}</h2>
      <FormToken csrf={visitor.csrf} />
      <input type="hidden" name="username" value={visitor.account.email ?? ""} autocomplete="username" />
      <Field name="current" label={account.currentPassword} type="password" autocomplete="current-password" />
      <NewPasswordField trip={trip} label={account.newPassword} />
      <Button name={account.changePassword} kind="secondary" />
    </form>
  );
}

function PasskeyList({ trip, visitor, passkeys, canAdd, proof }: Props) {
  const w = words(trip.language);
  const { account } = w;
  return (
    <section class="account__part" aria-labelledby="passkeys">
      <h2 class="kern-heading-medium" id="passkeys">
        {account.passkeys}
      </h2>
      <p class="kern-body">{account.passkeysHint}</p>
      <ul class="account__passkeys">
        {passkeys.map(({ id, created_at }) => {
          const made = account.passkeyOf(w.format.date(created_at, trip.town.zone));
          return (
            <li>
              <span>{made}</span>
              <form method="post" action="/account/passkeys/end">
                <FormToken csrf={visitor.csrf} />
                <input type="hidden" name="passkey" value={id} />
                <button
                  type="submit"
                  class="kern-btn kern-btn--tertiary"
                  aria-label={`${account.remove}: ${made}`}
                >
                  <span class="kern-label">{account.remove}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      {canAdd && proof !== "sign-in" && (
        <PasskeyForm trip={trip} action="/account/passkeys" name={account.passkeyAdd}>
          <FormToken csrf={visitor.csrf} />
          {proof === "password" && (
            <Field
              name={PROOF}
              label={account.currentPassword}
              hint={account.passkeyPassword}
              type="password"
              autocomplete="current-password"
            />
          )}
        </PasskeyForm>
      )}
      {canAdd && proof === "sign-in" && <SignInAnew trip={trip} csrf={visitor.csrf} />}
      {canAdd && (
        <noscript>
          <p class="kern-body">{account.needsScript}</p>
        </noscript>
      )}
    </section>
  );
}

/** Signs out, and comes back here after the sign-in. */
function SignInAnew({ trip, csrf }: { trip: Trip; csrf: string }) {
  const { account } = words(trip.language);
  const action = onTrip("/account/session/end", { ...trip, to: "/account/settings" });
  return (
    <form class="booking__form" method="post" action={action}>
      <p class="kern-body">{account.signInAnew}</p>
      <FormToken csrf={csrf} />
      <Button name={account.signIn} kind="secondary" />
    </form>
  );
}

/** What the portal of an account is called in a language. */
export function portalNameOf(
  { visitor, trip }: Pick<Props, "visitor" | "trip">,
  towns: readonly Trip["town"][],
) {
  const { portal } = visitor.account;
  const town = towns.find(({ id }) => id === portal?.location);
  return portal && ((town?.portal && say(town.portal.name, trip.language)) ?? portal.issuer);
}
