import { expect, test } from "bun:test";
import { Parser } from "@asyncapi/parser";
import { ASYNCAPI_FILE, asyncApiText } from "./asyncapi.ts";
import { CONTRACT } from "./contract.ts";

test("the written AsyncAPI document is current: bun devices/contract/asyncapi.ts writes it", async () => {
  expect(await Bun.file(ASYNCAPI_FILE).text()).toBe(asyncApiText());
});

test("the document is valid AsyncAPI 3.0 and names every topic of the contract", async () => {
  const { document, diagnostics } = await new Parser().parse(asyncApiText());
  expect(diagnostics.filter((d) => d.severity === 0)).toEqual([]);
  expect(document?.version()).toBe("3.0.0");
  const addresses = document
    ?.channels()
    .all()
    .map((channel) => channel.address());
  expect(addresses).toEqual(Object.keys(CONTRACT).map((p) => `wartemarke/v1/{location}/dev/{device}/${p}`));
});
