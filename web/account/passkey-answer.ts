import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

/** Longer than any answer of a passkey (a post-quantum key and its signature take 6 KB). */
const LONGEST = 32_768;

/** A browser's answer to a new passkey, as far as its outer form; what it says is checked by the engine. */
export function registrationIn(text: string | undefined): RegistrationResponseJSON | null {
  const answer = answerIn(text, ["clientDataJSON", "attestationObject"]);
  return answer && (answer as unknown as RegistrationResponseJSON);
}

/** A browser's answer of somebody who signs in. */
export function authenticationIn(text: string | undefined): AuthenticationResponseJSON | null {
  const answer = answerIn(text, ["clientDataJSON", "authenticatorData", "signature"]);
  return answer && (answer as unknown as AuthenticationResponseJSON);
}

function answerIn(text: string | undefined, needed: readonly string[]): Record<string, unknown> | null {
  if (!text || text.length > LONGEST) return null;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!isObject(answer) || typeof answer.id !== "string" || !isObject(answer.response)) return null;
  const { response } = answer;
  return needed.every((name) => typeof response[name] === "string") ? answer : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
