import { expect, test } from "bun:test";
import fc from "fast-check";
import { deviceRights, mayPublish, maySubscribe } from "./rights.ts";
import { covers } from "./topic-filter.ts";

const rights = deviceRights({ location: "zeitz", device: "box-1" });
const ROOT = "wartemarke/v1/zeitz/dev/box-1";

test("a device publishes below its own state, res and evt, and nowhere else", () => {
  for (const own of ["state/health", "res/print", "evt/button"])
    expect(mayPublish(rights, `${ROOT}/${own}`)).toBe(true);
  const foreign = [
    `${ROOT}/set/display`,
    `${ROOT}/cmd/print`,
    "wartemarke/v1/zeitz/dev/box-2/state/health",
    "wartemarke/v1/alzey/dev/box-1/state/health",
    "$SYS/broker",
    `${ROOT}/state/a\u0000b`,
    `${ROOT}/state/\uFFFD`,
    `${ROOT}/state/#`,
    "",
  ];
  for (const topic of foreign) expect(mayPublish(rights, topic)).toBe(false);
});

test("a device subscribes to its own set, cmd and ack, and no wildcard widens that", () => {
  for (const own of ["set/#", "cmd/print", "ack/+"])
    expect(maySubscribe(rights, `${ROOT}/${own}`)).toBe(true);
  for (const wide of [
    "#",
    "+/#",
    `${ROOT}/#`,
    `${ROOT}/+/print`,
    `${ROOT}/state/#`,
    "wartemarke/v1/zeitz/dev/+/set/#",
  ]) {
    expect(maySubscribe(rights, wide)).toBe(false);
  }
});

test("a filter that covers another lets through every topic the other does", () => {
  const level = fc.constantFrom("a", "b", "c");
  const topic = fc.array(level, { minLength: 1, maxLength: 4 });
  const filter = fc
    .tuple(fc.array(fc.oneof(level, fc.constant("+")), { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([levels, open]) => [...levels, ...(open ? ["#"] : [])].join("/"));
  fc.assert(
    fc.property(filter, filter, topic, (wide, narrow, levels) => {
      const plain = levels.join("/");
      if (covers(wide, narrow) && covers(narrow, plain)) expect(covers(wide, plain)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
