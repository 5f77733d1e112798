import type { Vault } from "../contacts/vault.ts";
import { StoreFailure } from "../store/failure.ts";
import type { Store, Tables } from "../store/port.ts";
import type { Account, SealedAccount } from "./account.ts";

type Row = Tables["account"];

/** By what an account is found again, marked. */
export type Marks = Pick<Row, "email" | "portal">;

/** Accounts as rows: sealed, found by their marks. */
export class AccountRows {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
  ) {}

  mark(by: keyof Marks, text: string): string {
    return this.vault.mark(`account ${by}`, text);
  }

  async find(by: keyof Marks, mark: string): Promise<{ row: Row; account: Account } | null> {
    const [row] = await this.store.find("account", by, mark);
    return row ? { row, account: await this.opened(row) } : null;
  }

  async get(id: string): Promise<{ row: Row; account: Account } | null> {
    const row = await this.store.get("account", id);
    return row ? { row, account: await this.opened(row) } : null;
  }

  /** False when another account has one of the marks already. `without_passkeys`: those it has go with it. */
  async put(
    { id, confirmed_at, created_at, ...rest }: Account,
    marks: Marks,
    look_at: number,
    without_passkeys = false,
  ): Promise<boolean> {
    const sealed = await this.vault.seal(`account ${id}`, rest satisfies SealedAccount);
    const row = { id, ...marks, sealed, confirmed_at, created_at, look_at };
    try {
      const gone = without_passkeys ? await this.passkeysGone(id) : [];
      await this.store.put([...gone, { table: "account", row }]);
      return true;
    } catch (error) {
      if (error instanceof StoreFailure && error.code === "bad-row") return false;
      throw error;
    }
  }

  /** With its passkeys. */
  async remove(id: string): Promise<void> {
    await this.store.put([...(await this.passkeysGone(id)), { table: "account", remove: id }]);
  }

  due(now: number, most: number): Promise<Row[]> {
    return this.store.due("account", now, most);
  }

  private async passkeysGone(id: string) {
    const passkeys = await this.store.find("passkey", "account", id);
    return passkeys.map((one) => ({ table: "passkey" as const, remove: one.id }));
  }

  private async opened({ id, sealed, confirmed_at, created_at }: Row): Promise<Account> {
    const rest = (await this.vault.open(`account ${id}`, sealed)) as SealedAccount;
    return { ...rest, id, confirmed_at, created_at };
  }
}
