import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

type Asked =
  | { kind: "sign-in"; options: PublicKeyCredentialRequestOptionsJSON; token: string }
  | { kind: "add"; options: PublicKeyCredentialCreationOptionsJSON; token: string };

/**
 * A form whose answer the browser's passkeys give: `data-options` is where the question comes from, the answer goes into its
 * fields and the form is sent as any other. Without a script, or without passkeys, it stays hidden.
 */
async function answer(form: HTMLFormElement): Promise<void> {
  const asked = await fetch(form.dataset.options ?? "", {
    method: "POST",
    body: new URLSearchParams(typedIn(form)),
  });
  if (!asked.ok) throw new Refusal(await sentenceIn(asked));
  const { kind, options, token }: Asked = await asked.json();
  const response =
    kind === "add"
      ? await startRegistration({ optionsJSON: options })
      : await startAuthentication({ optionsJSON: options });
  field(form, "response").value = JSON.stringify(response);
  field(form, "token").value = token;
  form.submit();
}

/** Why the house says no: a sentence for whoever sits there. */
class Refusal extends Error {}

async function sentenceIn(answer: Response): Promise<string> {
  const { detail } = (await answer.json()) as { detail?: unknown };
  return typeof detail === "string" ? detail : "";
}

/** What the form says without the answer: the token against forged forms, and the password where it is asked for. */
function typedIn(form: HTMLFormElement): [name: string, value: string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && value !== "" ? [[name, value]] : [],
  );
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-options]")) {
  const said = form.querySelector("[data-said]");
  form.hidden = !browserSupportsWebAuthn();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (said) said.textContent = "";
    answer(form).catch((error: unknown) => {
      console.warn("passkey:", error);
      const sentence = error instanceof Refusal ? error.message : "";
      if (said) said.textContent = sentence || (form.dataset.failed ?? "");
    });
  });
}
