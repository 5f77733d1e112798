import { Matters } from "../booking/matters-list.tsx";
import { FormToken } from "../guard/hidden.tsx";
import { type Requested, RequestedList } from "../lottery/of-account.tsx";
import { words } from "../words/words.ts";
import type { Booked } from "./appointments.ts";
import { AccountPage, Button } from "./frame.tsx";
import { onTrip, type Trip } from "./trip.ts";
import type { Visitor } from "./visitor.ts";

type Props = { trip: Trip; visitor: Visitor; booked: readonly Booked[]; requested: readonly Requested[] };

/** What somebody booked: what is to come first, then what was. */
export function OwnAppointmentsPage({ trip, visitor, booked, requested }: Props) {
  const { account, booking, lottery } = words(trip.language);
  const coming = booked.filter(({ expected }) => expected);
  const past = booked.filter(({ expected }) => !expected).reverse();
  return (
    <AccountPage trip={trip} title={account.mine} self="/account">
      <p class="kern-body">
        {account.signedInAs}{" "}
        <strong class="ltr account__email">{visitor.account.email ?? visitor.account.name ?? ""}</strong>
      </p>
      {coming.length === 0 && <p class="kern-body kern-body--large">{account.none}</p>}
      <List booked={coming} trip={trip} />
      {requested.length > 0 && (
        <section aria-labelledby="requested">
          <h2 class="kern-heading-medium" id="requested">
            {lottery.mine}
          </h2>
          <RequestedList requested={requested} language={trip.language} />
        </section>
      )}
      <p>
        <a class="kern-btn kern-btn--primary" href={`/book/${trip.town.id}`}>
          <span class="kern-label">{booking.title}</span>
        </a>
      </p>
      {past.length > 0 && (
        <section aria-labelledby="past">
          <h2 class="kern-heading-medium" id="past">
            {account.past}
          </h2>
          <List booked={past} trip={trip} />
        </section>
      )}
      <p>
        <a class="kern-link" href={onTrip("/account/settings", trip)}>
          {account.settings}
        </a>
      </p>
      <form method="post" action="/account/session/end">
        <FormToken csrf={visitor.csrf} />
        <Button name={account.signOut} kind="tertiary" />
      </form>
    </AccountPage>
  );
}

function List({ booked, trip: { language } }: { booked: readonly Booked[]; trip: Trip }) {
  const w = words(language);
  return (
    <ul class="booking__choices">
      {booked.map(({ row, town, path }) => (
        <li>
          <a class="booking__choice" href={path}>
            <strong>
              {w.format.date(row.start_at, town.zone)}, {w.format.time(row.start_at, town.zone)}
            </strong>
            <Matters town={town} matters={row.matters} language={language} />
            <span>{town.name}</span>
            <span>{w.booking.states[row.state]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
