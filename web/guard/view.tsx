import { Page } from "../page.tsx";
import { Refusal } from "../refuse.tsx";

type Props = {
  /** Where to go afterwards; a path of this site. */
  to: string;
  login?: string;
  refusal?: string;
};

/** Name and password; after a refusal the name is still there. */
export function SignIn({ to, login = "", refusal }: Props) {
  return (
    <Page language="de" title="Anmelden" office="Wartemarke · Arbeitsplatz">
      <h1 class="kern-heading-large">Anmelden</h1>
      {refusal && (
        <div role="alert">
          <Refusal title="Anmeldung nicht möglich" sentence={refusal} />
        </div>
      )}
      <form method="post" action="/desk/session" class="sheet">
        <input type="hidden" name="to" value={to} />
        <div class="kern-form-input">
          <label class="kern-label" for="login">
            Anmeldename
          </label>
          <input
            class="kern-form-input__input"
            id="login"
            name="login"
            value={login}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxlength={64}
            required
            autofocus={login === ""}
          />
        </div>
        <div class="kern-form-input">
          <label class="kern-label" for="password">
            Passwort
          </label>
          <input
            class="kern-form-input__input"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxlength={128}
            required
            autofocus={login !== ""}
          />
        </div>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Anmelden</span>
        </button>
      </form>
    </Page>
  );
}
