import { Database, type SQLQueryBindings } from "bun:sqlite";

/**
 * A connection that ends when it is closed. SQLite keeps a closed one alive until the last prepared statement is gone,
 * which for drizzle's is whenever the garbage is collected; until then nobody else may count on the file.
 */
export class Connection extends Database {
  readonly #statements: { finalize(): void }[] = [];

  override prepare<Result, Parameters extends SQLQueryBindings | SQLQueryBindings[]>(
    text: string,
    parameters?: Parameters,
  ): ReturnType<typeof Database.prototype.prepare<Result, Parameters>> {
    const statement = super.prepare<Result, Parameters>(text, parameters);
    this.#statements.push(statement);
    return statement;
  }

  /** Throws when a statement is still open. */
  override close(): void {
    for (const statement of this.#statements.splice(0)) statement.finalize();
    super.close(true);
  }
}
