import type { Keys } from "../keys/keys.ts";
import type { Account } from "./account.ts";

export type LinkPurpose = "confirm" | "reset";

/** How long the link in a letter works. */
export const LINK_MS: Record<LinkPurpose, number> = { confirm: 24 * 3_600_000, reset: 3_600_000 };

type Linked = Pick<Account, "id" | "password_hash">;

/**
 * What a letter's link carries: `{account}.{expiry in s}.{signature}`. The password's hash is signed with it: another
 * password, and all links of before are dead.
 */
export function linkToken(keys: Keys, purpose: LinkPurpose, account: Linked, now: number): string {
  const until = Math.floor((now + LINK_MS[purpose]) / 1000);
  return `${account.id}.${until}.${keys.sign(`account-${purpose}`, said(account, until))}`;
}

/** The account that a token names, before it is known whether it fits; null for no token of ours or one of before. */
export function namedBy(token: string, now: number): string | null {
  const [, id = "", until = ""] = /^([0-9a-f-]{36})\.(\d{1,12})\.[\w-]{16}$/.exec(token) ?? [];
  return id && Number(until) * 1000 > now ? id : null;
}

export function linkFits(keys: Keys, purpose: LinkPurpose, account: Linked, token: string): boolean {
  const [, until = "", signature = ""] = token.split(".");
  return keys.verify(`account-${purpose}`, said(account, Number(until)), signature);
}

function said({ id, password_hash }: Linked, until: number): string {
  return `${id} ${until} ${password_hash ?? ""}`;
}
