// Rule: whatever a portal once said of itself that was no answer, it is asked again.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { withPortal } from "../../fixtures/portal.ts";
import { Portals } from "./portal.ts";

test("a portal that for a while says nothing of itself can be used as soon as it does", async () => {
  let said: object = {};
  using server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => Response.json(said) });
  const issuer = server.url.origin;
  const towns = withPortal(await bothTowns(), "zeitz", issuer);
  const portals = new Portals({
    town: (location) => towns.find(({ id }) => id === location),
    secrets: new Map([["zeitz", "secret"]]),
    log: () => {},
  });
  const begin = () => portals.begin("zeitz", "http://127.0.0.1/account/portal/back");
  expect(typeof (await begin())).toBe("string");
  said = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
  expect(await begin()).toMatchObject({ address: expect.stringContaining(`${issuer}/auth?`) });
});
