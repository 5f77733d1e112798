import { describe } from "bun:test";
import { appendContract } from "./contract/append.testing.ts";
import { concurrencyContract } from "./contract/concurrency.testing.ts";
import { lifeContract } from "./contract/life.testing.ts";
import { projectionContract } from "./contract/projection.testing.ts";
import { rowsContract } from "./contract/rows.testing.ts";
import type { Open } from "./contract/sample.testing.ts";
import { timeContract } from "./contract/time.testing.ts";

/** What every store does; a database is supported when this passes on it. */
export function storeContract(name: string, open: Open): void {
  describe(`store contract: ${name}`, () => {
    appendContract(open);
    projectionContract(open);
    rowsContract(open);
    timeContract(open);
    concurrencyContract(open);
    lifeContract(open);
  });
}
