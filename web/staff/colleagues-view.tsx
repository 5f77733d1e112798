import type { Clerk } from "../../engine/staff/accounts.ts";
import type { Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import { FormToken } from "../guard/hidden.tsx";
import { type Staff, worksAt } from "../guard/staff.ts";
import { Field } from "./field.tsx";
import { StaffPage } from "./page.tsx";

type Props = {
  staff: Staff;
  towns: readonly Town[];
  clerks: readonly Clerk[];
  refusal?: string;
  typed?: Form;
  /** Somebody was added; the password is shown this once. */
  added?: { name: string; login: string; password: string };
};

/** Who can sign in at which office, and a form to add a colleague. */
export function Colleagues(props: Props) {
  const { staff, towns, clerks, refusal, added } = props;
  return (
    <StaffPage staff={staff} title="Kolleginnen und Kollegen" refusal={refusal}>
      {added && <Added {...added} />}
      <ul class="colleagues">
        {clerks.map((clerk) => (
          <li>
            <strong>{clerk.name}</strong> <span class="muted">{clerk.login}</span>
            <br />
            {officesOf(clerk, towns)}
          </li>
        ))}
      </ul>
      <AddForm {...props} towns={towns.filter((town) => worksAt(staff.clerk, town.id))} />
    </StaffPage>
  );
}

function officesOf(clerk: Clerk, towns: readonly Town[]): string {
  if (clerk.locations.length === 0) return "alle Büros";
  return clerk.locations.map((id) => towns.find((town) => town.id === id)?.name ?? id).join(", ");
}

function Added(props: { name: string; login: string; password: string }) {
  return (
    <div class="kern-alert kern-alert--success" role="status">
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--success" aria-hidden="true"></span>
        <span class="kern-title">{props.name} kann sich anmelden</span>
      </div>
      <div class="kern-alert__body">
        <dl class="handover">
          <dt>Anmeldename</dt>
          <dd>{props.login}</dd>
          <dt>Passwort</dt>
          <dd class="handover__password">{props.password}</dd>
        </dl>
        <p class="kern-body">Das Passwort steht nur jetzt hier. Bitte geben Sie es persönlich weiter.</p>
      </div>
    </div>
  );
}

function AddForm({ staff, towns, typed = {} }: Props) {
  return (
    <form method="post" action="/desk/staff" class="sheet" aria-labelledby="add">
      <h2 class="kern-heading-medium" id="add">
        Jemanden hinzufügen
      </h2>
      <FormToken csrf={staff.csrf} />
      <Field name="name" label="Name" value={typed.name} maxlength={60} />
      <Field
        name="login"
        label="Anmeldename"
        hint="Kleinbuchstaben, Ziffern, Punkt, Strich"
        value={typed.login}
        maxlength={32}
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">Büros</legend>
        <div class="kern-fieldset__body">
          {towns.map((town) => (
            <div class="kern-form-check">
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                id={`office-${town.id}`}
                name={`office-${town.id}`}
                checked={typed.login === undefined || typed[`office-${town.id}`] !== undefined}
              />
              <label class="kern-label" for={`office-${town.id}`}>
                {town.name}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Hinzufügen</span>
      </button>
    </form>
  );
}
