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
    body: new URLSearchParams(csrfOf(form)),
  });
  if (!asked.ok) throw new Error(String(asked.status));
  const { kind, options, token }: Asked = await asked.json();
  const response =
    kind === "add"
      ? await startRegistration({ optionsJSON: options })
      : await startAuthentication({ optionsJSON: options });
  field(form, "response").value = JSON.stringify(response);
  field(form, "token").value = token;
  form.submit();
}

function csrfOf(form: HTMLFormElement): Record<string, string> {
  const csrf = form.querySelector<HTMLInputElement>("input[name=csrf]")?.value;
  return csrf ? { csrf } : {};
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
      if (said) said.textContent = form.dataset.failed ?? "";
    });
  });
}
