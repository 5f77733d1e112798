import { expect, test } from "bun:test";
import fc from "fast-check";
import { compareRev, formatRev, parseRev } from "./rev.ts";

test("a restore raises the epoch, and no old sequence beats it", () => {
  expect(compareRev({ epoch: 2, seq: 1 }, { epoch: 1, seq: 9_999 })).toBeGreaterThan(0);
  expect(compareRev({ epoch: 1, seq: 9 }, { epoch: 1, seq: 10 })).toBeLessThan(0);
});

test("a revision reads back as it was written", () => {
  const rev = fc.record({ epoch: fc.nat(999_999_999), seq: fc.nat() });
  fc.assert(fc.property(rev, (given) => expect(parseRev(formatRev(given))).toEqual(given)));
  for (const bad of ["", "1", "1.2.3", "-1.2", "1. 2"]) expect(parseRev(bad)).toBeUndefined();
});
