import { expect, test } from "bun:test";
import fc from "fast-check";
import { Retained } from "./retained.ts";
import { covers } from "./topic-filter.ts";

const levels = (...words: string[]) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((all) => all.join("/"));
const beneath = fc.constantFrom("", "/#");

test("a look-up finds exactly the newest messages a naive scan finds, also after removals", () => {
  const payload = fc.constantFrom("", "1", "2");
  const stores = fc.array(fc.record({ topic: levels("a", "b"), payload }), { maxLength: 30 });
  const filter = fc.oneof(
    fc.constant("#"),
    fc.tuple(levels("a", "b", "+"), beneath).map(([filter, rest]) => filter + rest),
    fc.tuple(levels("a"), beneath).map(([filter, rest]) => filter + rest),
  );
  fc.assert(
    fc.property(stores, filter, (messages, wanted) => {
      const retained = new Retained();
      const naive = new Map<string, string>();
      for (const { topic, payload } of messages) {
        retained.store({ topic, payload, qos: 1 });
        if (payload === "") naive.delete(topic);
        else naive.set(topic, payload);
      }
      const expected = [...naive].filter(([name]) => covers(wanted, name));
      const found = [...retained.match(wanted)].map(({ topic, payload }) => [topic, String(payload)]);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 2_000 },
  );
});

test("any bytes come back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.constantFrom(0, 1, 2), (payload, qos) => {
      const retained = new Retained();
      retained.store({ topic: "a", payload, qos });
      expect([...retained.match("a")]).toEqual([{ topic: "a", payload: Buffer.from(payload), qos }]);
    }),
  );
});
