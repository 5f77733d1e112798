import { Onward } from "../booking/frame.tsx";
import { FormToken } from "../guard/hidden.tsx";
import { Field } from "../staff/field.tsx";
import { words } from "../words/words.ts";
import type { Booked } from "./appointments.ts";
import { AccountPage, Button } from "./frame.tsx";
import { onTrip, type Trip } from "./trip.ts";
import type { Visitor } from "./visitor.ts";

type Props = { trip: Trip; visitor: Visitor; coming: readonly Booked[]; cancel?: boolean; refusal?: string };

/** Says what goes and what stays before anything goes. `cancel`: what was chosen already. */
export function ErasePage({ trip, visitor, coming, cancel = false, refusal }: Props) {
  const w = words(trip.language);
  const { account } = w;
  return (
    <AccountPage trip={trip} title={account.erase} self="/account/end" refusal={refusal}>
      <h2 class="kern-heading-medium">{account.goes}</h2>
      <ul>
        {account.goesList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2 class="kern-heading-medium">{account.stays}</h2>
      <ul>
        {account.staysList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <form class="booking__form" method="post" action="/account/end">
        <FormToken csrf={visitor.csrf} />
        {coming.length > 0 && (
          <fieldset class="account__choice">
            <legend class="kern-label">{account.comingChoice(coming.length)}</legend>
            <Choice value="keep" label={account.comingKeep} checked={!cancel} />
            <Choice value="cancel" label={account.comingCancel} checked={cancel} />
          </fieldset>
        )}
        {visitor.account.password_hash !== null && (
          <Field
            name="password"
            label={account.password}
            hint={account.erasePassword}
            type="password"
            autocomplete="current-password"
          />
        )}
        <Onward back={{ href: onTrip("/account/settings", trip), name: w.common.back }}>
          <Button name={account.eraseNow} />
        </Onward>
      </form>
    </AccountPage>
  );
}

function Choice({ value, label, checked }: { value: string; label: string; checked: boolean }) {
  return (
    <label class="account__option">
      <input type="radio" name="coming" value={value} checked={checked} /> {label}
    </label>
  );
}
