import { expect, test } from "bun:test";
import { openFoyer } from "../fixtures/foyer.ts";
import { followTime } from "./passing-time.ts";

test("what is open looks again three times a minute, at every office, until that is stopped", async () => {
  await using stack = new AsyncDisposableStack();
  const foyer = await openFoyer();
  stack.defer(() => foyer.close());
  const changed: string[] = [];
  const live = { changed: (topic: string) => void changed.push(topic) };
  const stop = followTime({ engine: foyer.engine, live });
  foyer.clock.advance(19_999);
  expect(changed).toEqual([]);
  foyer.clock.advance(1);
  expect(changed.toSorted()).toEqual(
    ["alzey", "zeitz"]
      .flatMap((town) => ["board", "desk", "kiosk", "phone"].map((v) => `${v}:${town}`))
      .sort(),
  );
  foyer.clock.advance(40_000);
  expect(changed).toHaveLength(24);
  stop();
  foyer.clock.advance(60_000);
  expect(changed).toHaveLength(24);
});
