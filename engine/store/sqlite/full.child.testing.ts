import { entry } from "../contract/sample.testing.ts";
import { openSqlite } from "./open.ts";

/**
 * Appends until the disk gives no more, in groups of 20 locations: `bun full.child.testing.ts <path>`. Prints, as JSON,
 * how far each location was acknowledged and what the refused ones said.
 */
const store = await openSqlite({ path: process.argv[2]! });
const PLACES = Array.from({ length: 20 }, (_, index) => `place-${index}`);
const acknowledged: Record<string, number> = {};
const reasons: unknown[] = [];
for (let head = 0; reasons.length === 0 && head < 100_000; head += 50) {
  const asked = PLACES.map(async (location) => {
    await store.append(entry(location, head, 50));
    acknowledged[location] = head + 50;
  });
  for (const result of await Promise.allSettled(asked)) {
    if (result.status === "rejected")
      reasons.push({ code: result.reason.code, message: result.reason.message });
  }
}
console.log(JSON.stringify({ acknowledged, reasons }));
process.exit();
