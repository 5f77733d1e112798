import { SHORTEST_PASSWORD } from "../../engine/staff/password.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { Field } from "./field.tsx";
import { StaffPage } from "./page.tsx";

/** One's own password. */
export function Account(props: { staff: Staff; refusal?: string; changed?: boolean }) {
  const { staff, refusal, changed } = props;
  return (
    <StaffPage staff={staff} title="Mein Passwort" refusal={refusal}>
      <div role="status">
        {changed && (
          <p class="kern-body">Ihr Passwort ist geändert. An anderen Geräten wurden Sie abgemeldet.</p>
        )}
      </div>
      <form method="post" action="/desk/account/password" class="sheet">
        <FormToken csrf={staff.csrf} />
        <input type="hidden" name="username" value={staff.clerk.login} autocomplete="username" />
        <Field name="current" label="Jetziges Passwort" type="password" autocomplete="current-password" />
        <Field
          name="password"
          label="Neues Passwort"
          hint={`Mindestens ${SHORTEST_PASSWORD} Zeichen; mehrere Wörter sind leichter zu merken.`}
          type="password"
          autocomplete="new-password"
        />
        <Field name="repeat" label="Neues Passwort noch einmal" type="password" autocomplete="new-password" />
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Passwort ändern</span>
        </button>
      </form>
    </StaffPage>
  );
}
