/** One person's address in one spelling, so that the same is known as the same. */
export function sameEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * A telephone number as gateways take it (E.164, `+4917…`); one without a country is German. Null when it cannot be called.
 * See ITU-T E.164: at most 15 digits.
 */
export function callable(phone: string): string | null {
  const typed = phone.replace(/\(0\)/g, "").replace(/[\s()/.-]/g, "");
  const number = typed.replace(/^00/, "+").replace(/^0/, "+49");
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}
