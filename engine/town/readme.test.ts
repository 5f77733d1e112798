import { expect, test } from "bun:test";
import { readTown } from "./validate.ts";

test("the document that README.md shows is right", async () => {
  const readme = await Bun.file(new URL("README.md", import.meta.url)).text();
  const json: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? "null");
  expect(readTown(json, "README.md")).toBe(json as never);
});
