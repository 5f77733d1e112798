import type { Store, Tables } from "../store/port.ts";
import { hashPassword, passwordFits } from "./password.ts";

export type Clerk = Tables["staff"];

/** The people who sign in at a desk. */
export class Accounts {
  /** Who was found: each press asks who it comes from, and the store answers from another thread. Nobody else can change the store. */
  private readonly known = new Map<string, Clerk>();
  /** Creations one after the other, so that two of the same login meet. */
  private creating: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {}

  /** The clerk, or null when login or password is wrong; takes equally long either way. */
  async verify(login: string, password: string): Promise<Clerk | null> {
    const wanted = login.trim().toLowerCase();
    const clerk = (await this.list()).find((one) => one.login === wanted);
    const right = await passwordFits(password, clerk?.password_hash ?? null);
    return clerk && right ? clerk : null;
  }

  async find(id: string): Promise<Clerk | undefined> {
    const known = this.known.get(id);
    if (known) return known;
    const stored = await this.store.get("staff", id);
    // a password may have been changed meanwhile
    const clerk = this.known.get(id) ?? stored;
    if (clerk) this.known.set(id, clerk);
    return clerk;
  }

  /** Creates a clerk with a random pseudonym; the login is folded to lower case. Null when somebody has it already. */
  async create(
    login: string,
    name: string,
    password: string,
    locations: string[],
    now_ms: number,
  ): Promise<Clerk | null> {
    const clerk: Clerk = {
      id: crypto.randomUUID().slice(0, 8),
      login: login.trim().toLowerCase(),
      name,
      password_hash: await hashPassword(password),
      locations,
      created_at: now_ms,
    };
    const created = this.creating.then(async () => {
      if ((await this.list()).some((one) => one.login === clerk.login)) return null;
      await this.store.put([{ table: "staff", row: clerk }]);
      return clerk;
    });
    this.creating = created.catch(() => {});
    return created;
  }

  /** Replaces the password; sessions that are open stay so until they are ended. */
  async changePassword(clerk: Clerk, password: string): Promise<void> {
    const changed = { ...clerk, password_hash: await hashPassword(password) };
    await this.store.put([{ table: "staff", row: changed }]);
    this.known.set(changed.id, changed);
  }

  /** Everybody, by id. */
  async list(): Promise<Clerk[]> {
    return this.store.list("staff");
  }

  async count(): Promise<number> {
    return (await this.list()).length;
  }
}
