// Rule: the page shows the machines as they are; after a change run `bun machines/readme.ts`.
import { expect, test } from "bun:test";
import { lifecycles } from "./lifecycles.ts";
import { page, renewed } from "./readme.ts";

const text = await Bun.file(page).text();

test("machines/README.md is current", () => {
  expect(text).toBe(renewed(text));
});

test("it has every machine of this folder", async () => {
  const files = await Array.fromAsync(new Bun.Glob("*.ts").scan({ cwd: import.meta.dir }));
  const machines: string[] = [];
  for (const file of files) {
    const source = await Bun.file(`${import.meta.dir}/${file}`).text();
    if (/^export const \w+Machine = /m.test(source)) machines.push(file.replace(".ts", ""));
  }
  expect(lifecycles.map(({ machine }) => machine.id).toSorted()).toEqual(machines.toSorted());
});

test("a page without its mark is refused rather than overwritten", () => {
  expect(() => renewed("# machines\n")).toThrow("lost its mark");
});
