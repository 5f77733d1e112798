import type { Language } from "../town/town.ts";

/** A visitor's account, opened. Personal data: it is kept sealed. Times UTC ms. */
export interface Account {
  id: string;
  name: string | null;
  email: string | null;
  /** Null for one that signs in through a town's portal. */
  password_hash: string | null;
  /** The portal it signs in through: which town's, and who issued the identity. */
  portal: { location: string; issuer: string } | null;
  language: Language;
  confirmed_at: number | null;
  created_at: number;
}

/** What of it is sealed. */
export type SealedAccount = Omit<Account, "id" | "confirmed_at" | "created_at">;

/** What an account's letter is about. */
export type LetterKind = "confirm" | "exists" | "reset" | "changed" | "passkey-added" | "passkey-removed";

/** A letter about an account, on its way to whoever sends mail. Personal data. */
export interface AccountLetter {
  account: string;
  /** The office that the person was at. */
  location: string;
  to: string;
  subject: string;
  text: string;
}

/** Takes a letter over; resolves when it will not be lost any more. */
export type Tell = (letter: AccountLetter) => Promise<void>;
