import { expect, test } from "bun:test";
import fc from "fast-check";
import { Retained } from "./retained.ts";
import { covers } from "./topic-filter.ts";

test("a look-up finds exactly the newest packets a naive scan finds, also after removals", () => {
  const topic = fc
    .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
    .map((l) => l.join("/"));
  const stores = fc.array(fc.record({ topic, payload: fc.constantFrom("", "1", "2") }), { maxLength: 30 });
  const filter = fc.constantFrom("#", "a", "a/#", "+/b", "a/+/c", "+/+", "b/c/#", "+");
  fc.assert(
    fc.property(stores, filter, (packets, wanted) => {
      const tree = new Retained<{ topic: string; payload: string }>();
      const naive = new Map<string, string>();
      for (const packet of packets) {
        tree.store(packet);
        if (packet.payload === "") naive.delete(packet.topic);
        else naive.set(packet.topic, packet.payload);
      }
      const expected = [...naive]
        .filter(([name]) => covers(wanted, name))
        .map(([name, value]) => `${name}=${value}`);
      expect([...tree.match(wanted)].map((p) => `${p.topic}=${p.payload}`).sort()).toEqual(expected.sort());
    }),
    { numRuns: 1_000 },
  );
});
