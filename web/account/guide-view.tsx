import { say, type Town } from "../../engine/town/town.ts";
import { departmentsOf } from "../booking/wish.ts";
import { words } from "../words/words.ts";
import { AccountPage } from "./frame.tsx";
import { onTrip, type Trip, wantsAccounts } from "./trip.ts";

type Props = { trip: Trip; towns: readonly Town[] };

/** How to come by an account and an appointment with it, step by step; and who needs none. */
export function GuidePage({ trip, towns }: Props) {
  const w = words(trip.language);
  const { guide } = w.account;
  const { language } = trip;
  return (
    <AccountPage trip={trip} title={guide.title} self={onTrip("/account/guide", trip)}>
      <p class="kern-body kern-body--large">{guide.intro}</p>
      <ul class="account__offices">
        {towns.filter(booksOnline).map((town) => (
          <li>
            <strong>{town.name}:</strong> {wantsAccounts(town) ? guide.needed : guide.notNeeded}
          </li>
        ))}
      </ul>
      <Part title={guide.ownTitle} steps={guide.own} />
      <p>
        <a class="kern-btn kern-btn--primary" href={onTrip("/account/new", trip)}>
          <span class="kern-label">{w.account.create}</span>
        </a>
      </p>
      <Part
        title={guide.portalTitle(trip.town.portal ? say(trip.town.portal.name, language) : guide.anyPortal)}
        steps={guide.portal}
      />
      <Part title={guide.passkeyTitle} steps={guide.passkey} />
      <section class="account__part" aria-labelledby="trouble">
        <h2 class="kern-heading-medium" id="trouble">
          {guide.troubleTitle}
        </h2>
        <dl class="account__answers">
          {guide.trouble.map(({ ask, answer }) => (
            <>
              <dt>{ask}</dt>
              <dd>{answer}</dd>
            </>
          ))}
        </dl>
      </section>
      <p>
        <a class="kern-link" href={onTrip("/account/sign-in", trip)}>
          {w.account.signIn}
        </a>
      </p>
    </AccountPage>
  );
}

function Part({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <section class="account__part">
      <h2 class="kern-heading-medium">{title}</h2>
      <ol class="account__steps">
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  );
}

function booksOnline(town: Town): boolean {
  return departmentsOf(town).length > 0;
}
