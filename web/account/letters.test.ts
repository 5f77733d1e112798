// Rule: whoever has letters sent to somebody else's address has few sent, and does not keep its owner from theirs.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { readProxies } from "../../engine/proxies.ts";
import { letterTo, VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { browsing } from "../../fixtures/browsing.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const EMAIL = "anna@example.org";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer({ proxies: readProxies("127.0.0.1") ?? undefined });
});
afterEach(() => foyer.close());

const lettersTo = async (email: string) => {
  await foyer.engine.visitors.close();
  const letters = await foyer.engine.messages.list("zeitz", 100);
  return letters.filter(({ letter }) => letter?.to === email).length;
};

test("a stranger's letters are few, and the owner's own one comes all the same", async () => {
  await visitorAt(foyer, EMAIL);
  const stranger = new Visitor(foyer, { address: "203.0.113.7" });
  for (let asked = 0; asked < 8; asked++) {
    const form = { at: "zeitz", email: EMAIL, password: VISITOR_PASSWORD };
    expect((await stranger.post("/account/new", form)).status).toBe(200);
  }
  // The first one confirmed the account.
  expect(await lettersTo(EMAIL)).toBe(1 + 3);
  foyer.clock.advance(1000);
  const page = browsing(foyer);
  await page.get("/account/reset?at=zeitz");
  await page.send("/account/reset", { email: EMAIL });
  expect((await letterTo(foyer, EMAIL)).link).toStartWith("/account/reset/");
});

test("many strangers together do not bury anybody in letters either", async () => {
  for (let nth = 0; nth < 20; nth++) {
    const stranger = new Visitor(foyer, { address: `203.0.113.${nth}` });
    await stranger.post("/account/new", { at: "zeitz", email: EMAIL, password: VISITOR_PASSWORD });
  }
  expect(await lettersTo(EMAIL)).toBe(12);
});
