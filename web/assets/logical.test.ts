import { expect, test } from "bun:test";
import { toLogical } from "./logical.ts";

const cases: [physical: string, logical: string][] = [
  ["a{margin-left:1px;padding-right:2px}", "a{margin-inline-start:1px;padding-inline-end:2px}"],
  ["a{left:0;right : 1px}", "a{inset-inline-start:0;inset-inline-end : 1px}"],
  ["a{border-left:1px solid}", "a{border-inline-start:1px solid}"],
  ["a{border-top-right-radius:2px}", "a{border-start-end-radius:2px}"],
  ["a{border-bottom-left-radius:2px}", "a{border-end-start-radius:2px}"],
  ["a{text-align: left;float:right;clear:left}", "a{text-align:start;float:inline-end;clear:inline-start}"],
  ["a{padding:1px 2px 3px 4px}", "a{padding-block:1px 3px;padding-inline:4px 2px}"],
  [
    "a{margin:var(--a, 1px) calc(2px + 1px) 0 auto;color:red}",
    "a{margin-block:var(--a, 1px) 0;margin-inline:auto calc(2px + 1px);color:red}",
  ],
  [
    "a{border-radius:0 2px 2px 0}",
    "a{border-start-start-radius:0;border-start-end-radius:2px;border-end-end-radius:2px;border-end-start-radius:0}",
  ],
];

test.each(cases)("left and right become start and end: %s", (physical, logical) => {
  expect(toLogical(physical)).toBe(logical);
});

test("what has no side stays as it is: shorthands of one to three values, class names, custom properties", () => {
  for (const css of [
    "a{padding:1px 2px 3px;margin:0 auto}",
    ".kern-text-left:hover{color:red}",
    "a{--left:1px;transform:translateX(2px)}",
    "a{border-radius:2px/3px 4px 5px 6px}",
  ])
    expect(toLogical(css)).toBe(css);
});

test("KERN keeps no physical side", async () => {
  const kern = await Bun.file(
    Bun.fileURLToPath(import.meta.resolve("@kern-ux/native/dist/kern.min.css")),
  ).text();
  const physical = /[{;](?:margin-|padding-|border-)?(?:left|right)[^:;{}]{0,20}:|text-align:(?:left|right)/g;
  expect(kern.match(physical)?.length).toBeGreaterThan(100);
  expect(toLogical(kern).match(physical)).toBeNull();
});
