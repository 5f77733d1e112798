import { type Department, type Language, say, type Town } from "../../engine/town/town.ts";
import { wantsAccounts } from "../account/trip.ts";
import { words } from "../words/words.ts";
import { BookingPage } from "./frame.tsx";
import { bookableOf, departmentsOf } from "./wish.ts";

/** Which town: only where the house has several. */
export function TownsPage({ towns, language }: { towns: readonly Town[]; language: Language }) {
  const { booking } = words(language);
  return (
    <BookingPage language={language} town={null} title={booking.chooseTown} self="/book">
      <ul class="booking__choices">
        {towns.map((town) => (
          <li>
            <a class="booking__choice" href={`/book/${town.id}`}>
              <strong>{town.name}</strong>
              <span>{town.address}</span>
            </a>
          </li>
        ))}
      </ul>
    </BookingPage>
  );
}

/** Which department, with some of what it does. */
export function DepartmentsPage({ town, language }: { town: Town; language: Language }) {
  const w = words(language);
  const departments = departmentsOf(town);
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.booking.chooseDepartment}
      self={`/book/${town.id}`}
      step={1}
    >
      <p class="kern-body">{town.address}</p>
      {departments.length === 0 && <p class="kern-body">{w.booking.notOnline}</p>}
      <ul class="booking__choices">
        {departments.map((department) => (
          <li>
            <a class="booking__choice" href={`/book/${town.id}/${department.id}`}>
              <strong>{say(department.name, language)}</strong>
              <span>{mattersOf(town, department, language)}</span>
            </a>
          </li>
        ))}
      </ul>
      {wantsAccounts(town) && (
        <p>
          <a class="kern-link" href={`/account?at=${town.id}`}>
            {w.account.mine}
          </a>
        </p>
      )}
    </BookingPage>
  );
}

function mattersOf(town: Town, department: Department, language: Language): string {
  return bookableOf(town, department)
    .map(({ name }) => say(name, language))
    .join(" · ");
}
