import { sameEmail } from "../contacts/reach.ts";
import { Turns } from "../contacts/turns.ts";
import type { Vault } from "../contacts/vault.ts";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../log.ts";
import { hashPassword, passwordFits } from "../staff/password.ts";
import type { Sessions } from "../staff/sessions.ts";
import type { Store } from "../store/port.ts";
import type { Language } from "../town/town.ts";
import type { Account, LetterKind, Tell } from "./account.ts";
import { AccountRows, type Marks } from "./account-rows.ts";
import { letterOf } from "./letters.ts";
import { type LinkPurpose, linkFits, linkToken, namedBy } from "./links.ts";
import type { PortalPerson } from "./portal.ts";

const DAY_MS = 86_400_000;
/** Whoever has not confirmed an address by then is forgotten: the letter's link is dead by then. */
const UNCONFIRMED_MS = 2 * DAY_MS;
/** An account that nobody signs in to for so long is removed. */
export const UNUSED_MS = 730 * DAY_MS;
/** How often at most a sign-in is written down. */
const USED_EVERY_MS = DAY_MS;
const SWEPT_AT_ONCE = 100;

interface Ports {
  store: Store;
  vault: Vault;
  keys: Keys;
  sessions: Sessions;
  now: () => number;
  log: Log;
  tell: Tell;
  /** Where visitors reach the program, without a slash at the end: never by the word of whoever asks for a letter. */
  url: string;
  /** The name of an office. */
  office(location: string): string;
}

/** Which office somebody was at when a letter became due, in which language, and where its link leads in the end. */
export interface Sender {
  location: string;
  language: Language;
  /** A path of this site. */
  to: string;
}

/** The page behind each letter's link. */
const PAGES: Record<LetterKind, string> = {
  confirm: "/account/confirm",
  exists: "/account/sign-in",
  reset: "/account/reset",
  changed: "/account/reset",
  "passkey-added": "/account/reset",
  "passkey-removed": "/account/reset",
};
/** Where somebody who signs in through a portal, and has no password to replace, looks after the account. */
const SETTINGS = "/account/settings";

/**
 * Accounts of visitors. Nobody learns from an answer, or from how long it takes, whether an address has one: what depends
 * on that happens after the answer, and is told by letter.
 */
export class VisitorAccounts {
  private readonly rows: AccountRows;
  private readonly turns = new Turns();
  private readonly underway = new Set<Promise<void>>();

  constructor(private readonly ports: Ports) {
    this.rows = new AccountRows(ports.store, ports.vault);
  }

  /** Makes an account that counts once its address is confirmed; whoever has one already gets a letter that says so. */
  async register(wish: { email: string; password: string }, sender: Sender): Promise<void> {
    const email = wish.email.trim();
    const password_hash = await hashPassword(wish.password);
    this.afterwards(() =>
      this.turns.take(this.emailMark(email), () => this.made(email, password_hash, sender)),
    );
  }

  /** The link of a letter and the password of whoever made the account: together they confirm it. */
  async confirm(token: string, password: string): Promise<Account | null> {
    const account = await this.linked("confirm", token);
    const right = await passwordFits(password, account?.password_hash ?? null);
    return account && right ? this.change(account.id, account.password_hash, { confirmed: true }) : null;
  }

  /** Who signs in; null for a wrong address, a wrong password and an unconfirmed address alike, and equally late. */
  async verify(email: string, password: string): Promise<Account | null> {
    const found = await this.rows.find("email", this.emailMark(email));
    const right = await passwordFits(password, found?.account.password_hash ?? null);
    return found && right && found.account.confirmed_at !== null ? found.account : null;
  }

  /** Writes to whoever has an account with this address; the caller does not learn whether anybody has. */
  askReset(email: string, sender: Sender): void {
    this.afterwards(async () => {
      const found = await this.rows.find("email", this.emailMark(email));
      if (found) await this.write("reset", found.account, sender);
    });
  }

  /** The id of the account behind a letter's link, while it works. */
  async behind(purpose: LinkPurpose, token: string): Promise<string | null> {
    return (await this.linked(purpose, token))?.id ?? null;
  }

  /**
   * A new password by a letter's link, which shows that the address is theirs; signs out everywhere and is told by letter. Whoever
   * got into the account may have left a passkey: they go too, unless `keep_passkeys`.
   */
  async reset(
    token: string,
    wish: { password: string; keep_passkeys: boolean },
    sender: Sender,
  ): Promise<Account | null> {
    const account = await this.linked("reset", token);
    if (!account) return null;
    const password_hash = await hashPassword(wish.password);
    const without_passkeys = !wish.keep_passkeys;
    const change = { password_hash, confirmed: true, without_passkeys } as const;
    // Before, because a crash between the two must leave no stranger signed in; after, because they may have signed in anew.
    await this.ports.sessions.endOf("visitor", account.id);
    const changed = await this.change(account.id, account.password_hash, change);
    if (!changed) return null;
    await this.ports.sessions.endOf("visitor", account.id);
    this.afterwards(() => this.write("changed", changed, sender));
    return changed;
  }

  /** Tells whoever has the account that it has got another passkey, or lost one. */
  tellPasskey(kind: "passkey-added" | "passkey-removed", account: Account, sender: Sender): void {
    this.afterwards(() => this.write(kind, account, sender));
  }

  /** Replaces the password; the caller ends the other sessions. Null when it was replaced meanwhile. */
  async changePassword(account: Account, password: string, sender: Sender): Promise<Account | null> {
    const password_hash = await hashPassword(password);
    const changed = await this.change(account.id, account.password_hash, { password_hash });
    if (changed) this.afterwards(() => this.write("changed", changed, sender));
    return changed;
  }

  /** The account of whoever the portal says it is; made at the first visit. */
  async ofPortal(person: PortalPerson, location: string, language: Language): Promise<Account> {
    const { issuer, subject, name, email } = person;
    const portal = this.rows.mark("portal", `${issuer}\0${subject}`);
    return this.turns.take(portal, async () => {
      const { now } = this.ports;
      const found = await this.rows.find("portal", portal);
      const before = found?.account;
      const account: Account = {
        id: before?.id ?? crypto.randomUUID(),
        // What the portal says of the person now counts.
        name: name ?? before?.name ?? null,
        email: email ?? before?.email ?? null,
        password_hash: null,
        portal: { location, issuer },
        language,
        confirmed_at: before?.confirmed_at ?? now(),
        created_at: before?.created_at ?? now(),
      };
      await this.rows.put(account, { email: null, portal }, now() + UNUSED_MS);
      return account;
    });
  }

  /** An account that has been confirmed. */
  async find(id: string): Promise<Account | null> {
    const found = await this.rows.get(id);
    return found && found.account.confirmed_at !== null ? found.account : null;
  }

  /** Notes that somebody signed in, so that the account is not taken for a forgotten one. */
  async used(id: string): Promise<void> {
    const found = await this.rows.get(id);
    if (!found || found.row.look_at > this.ports.now() + UNUSED_MS - USED_EVERY_MS) return;
    await this.change(id, found.account.password_hash, {});
  }

  /** Removes the account with its passkeys and sessions. What it booked is not its own and stays. */
  async remove(id: string): Promise<void> {
    // In its turn: a change under way would write it anew.
    await this.turns.take(id, () => this.rows.remove(id));
    await this.ports.sessions.endOf("visitor", id);
  }

  /** Removes what was never confirmed and what nobody has used for long. */
  async sweep(): Promise<void> {
    for (;;) {
      const due = await this.rows.due(this.ports.now(), SWEPT_AT_ONCE);
      for (const { id } of due) await this.remove(id);
      if (due.length < SWEPT_AT_ONCE) return;
    }
  }

  /** After what was begun and not told. */
  async close(): Promise<void> {
    while (this.underway.size) await Promise.all(this.underway);
  }

  private async made(email: string, password_hash: string, sender: Sender): Promise<void> {
    const mark = this.emailMark(email);
    const known = await this.rows.find("email", mark);
    const id = known?.account.id ?? crypto.randomUUID();
    await this.turns.take(id, async () => {
      const found = await this.rows.get(id);
      if (found?.account.confirmed_at) return this.write("exists", found.account, sender);
      const { now } = this.ports;
      const { language } = sender;
      const fresh = { name: null, email, password_hash, portal: null, language };
      const account: Account = { ...fresh, id, confirmed_at: null, created_at: now() };
      // The last one who asks is the one who can confirm: the password is another, so links of before are dead.
      await this.rows.put(account, { email: mark, portal: null }, now() + UNCONFIRMED_MS);
      await this.write("confirm", account, sender);
    });
  }

  /** Changes an account that still has the password it was seen with; null when it has another or is gone. */
  private async change(
    id: string,
    seen: string | null,
    wish: { password_hash?: string; confirmed?: true; without_passkeys?: boolean },
  ): Promise<Account | null> {
    return this.turns.take(id, async () => {
      const found = await this.rows.get(id);
      if (!found || found.account.password_hash !== seen) return null;
      const { row, account } = found;
      const { now } = this.ports;
      const confirmed_at = account.confirmed_at ?? (wish.confirmed ? now() : null);
      const changed = { ...account, confirmed_at, password_hash: wish.password_hash ?? seen };
      const marks: Marks = { email: row.email, portal: row.portal };
      const look_at = now() + (confirmed_at === null ? UNCONFIRMED_MS : UNUSED_MS);
      await this.rows.put(changed, marks, look_at, wish.without_passkeys);
      return changed;
    });
  }

  private async linked(purpose: LinkPurpose, token: string): Promise<Account | null> {
    const id = namedBy(token, this.ports.now());
    const account = id ? (await this.rows.get(id))?.account : null;
    return account && linkFits(this.ports.keys, purpose, account, token) ? account : null;
  }

  private async write(kind: LetterKind, account: Account, sender: Sender): Promise<void> {
    if (account.email === null) return;
    const { keys, now, office, tell, url } = this.ports;
    const { location, language, to } = sender;
    const token = kind === "confirm" || kind === "reset" ? `/${linkToken(keys, kind, account, now())}` : "";
    const query = new URLSearchParams({ to, at: location, lang: language });
    const page = account.password_hash === null ? SETTINGS : PAGES[kind];
    const link = `${url}${page}${token}?${query}`;
    const words = letterOf(kind, language, { office: office(location), link });
    await tell({ account: account.id, location, to: account.email, ...words });
  }

  private afterwards(work: () => Promise<void>): void {
    const running = work()
      .catch((error) => this.ports.log({ level: "error", what: "account letter not written", error }))
      .finally(() => this.underway.delete(running));
    this.underway.add(running);
  }

  private emailMark(email: string): string {
    return this.rows.mark("email", sameEmail(email));
  }
}
