// Rule: whom a department wants to know better takes part once the link was confirmed, or signed in; an account lists, exports and takes back its requests.
import { afterEach, expect, test } from "bun:test";
import { VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { oneWedding, SCARCE, withLottery } from "../../fixtures/lottery.ts";
import { until } from "../../fixtures/until.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const WISH = "/book/alzey/ordnung/wish";
const ANNA = { name: "Anna Grün", phone: "0171 2345678" };
const TO_THE_DRAW_MS = 51 * 3_600_000;
const EMAIL = "anna@example.org";

let foyer: Foyer;
afterEach(() => foyer.close());

const states = async (location = "alzey") =>
  (await foyer.engine.read(location, ({ requests }) => [...requests.values()].map(({ state }) => state)))!;

/** Sends the form as this visitor. */
async function wish(visitor = new Visitor(foyer)) {
  const { text } = await visitor.get(`${WISH}?n-trauung-samstag=1`);
  return visitor.post(WISH, { ...visitor.fieldsIn(text), flexible: "1", ...ANNA });
}

/** The links that were sent to confirm by, once so many are written. */
async function links(count: number): Promise<string[]> {
  for (;;) {
    const all = await foyer.engine.messages.list("alzey", 50);
    const found = all.flatMap(({ kind, letter }) =>
      kind === "confirm-request" ? (/\/a\/[\w.-]+/.exec(letter?.text ?? "") ?? []) : [],
    );
    if (found.length === count) return found;
  }
}

test.each(["link", "puzzle"] as const)(
  "by the %s rule the browser gets no personal link; who has it takes part once",
  async (rule) => {
    const town = await oneWedding();
    const [, ordnung] = town.departments;
    if (rule === "link") ordnung!.form!.confirm = "link";
    else town.services.find(({ id }) => id === "trauung-samstag")!.booking!.online!.puzzle = true;
    foyer = await openFoyer({ towns: [town] });
    // Of the fourth nothing is made: it would be a letter more to somebody who perhaps never asked.
    for (let n = 0; n < 4; n++) {
      const sent = await wish();
      expect([sent.status, sent.location]).toEqual([200, null]);
      expect(sent.text).toContain("Bitte bestätigen Sie Ihren Wunsch");
      expect(sent.text).not.toContain("/a/");
    }
    const [first, second] = await links(3);
    const phone = new Visitor(foyer);
    expect((await phone.get(first!)).text).toContain("Wunsch bestätigen");
    expect(await states()).toEqual(["asked", "asked", "asked"]);
    expect((await phone.post(`${first}/request/confirmation`, {})).location).toBe(first!);
    const again = await phone.post(`${second}/request/confirmation`, {});
    expect([again.status, again.text.includes("Jede Person hat ein Los.")]).toEqual([409, true]);
    foyer.clock.advance(TO_THE_DRAW_MS);
    await until(foyer.engine, "alzey", ({ lotteries }) => lotteries.size > 0);
    expect((await states()).toSorted()).toEqual(["drawn", "lapsed", "lapsed"]);
    expect((await phone.get(second!)).text).toContain("nahm nicht an der Verlosung teil");
  },
);

async function zeitz(): Promise<Foyer> {
  const [town] = await bothTowns();
  return openFoyer({ towns: [withLottery(town!)] });
}

test("an account takes part by itself alone, lists its requests, and takes them along into the export", async () => {
  foyer = await zeitz();
  const path = `/book/zeitz/kita/wish?n-${SCARCE}=1`;
  const stranger = await new Visitor(foyer).get(path);
  expect(stranger.location).toStartWith("/account/sign-in?");
  const page = await visitorAt(foyer, EMAIL, path);
  const made = { flexible: "1", name: "Anna Grün", email: "other@example.org" };
  await page.get(path);
  const own = await page.send(/\/wish$/, made);
  expect(own.text).toContain("Ihr Wunsch nimmt an der Verlosung teil");
  await page.get(path);
  expect((await page.send(/\/wish$/, { ...made, email: "third@example.org" })).status).toBe(409);
  const mine = await page.get("/account");
  expect(mine.text).toContain("Meine Terminwünsche");
  expect(mine.text).toContain("Woche ab Montag, 30. November");
  const data = JSON.parse((await page.get("/account/data.json")).text);
  expect(data.requests).toMatchObject([
    {
      office: "Bürgerbüro Zeitz",
      state: "waiting",
      week: "2026-11-30",
      contact: { email: "other@example.org" },
    },
  ]);
  expect(data.remains).toEqual([]);
});

test("whoever erases their account is in no draw any more, and nothing of them stays", async () => {
  foyer = await zeitz();
  const path = `/book/zeitz/kita/wish?n-${SCARCE}=1`;
  const page = await visitorAt(foyer, EMAIL, path);
  await page.get(path);
  await page.send(/\/wish$/, { flexible: "1", name: "Anna Grün", email: EMAIL });
  const [id = ""] = (await foyer.engine.read("zeitz", ({ requests }) => [...requests.keys()]))!;
  await page.get("/account/end");
  await page.send("/account/end", { password: VISITOR_PASSWORD });
  expect(await states("zeitz")).toEqual(["withdrawn"]);
  expect(await foyer.engine.personal(id)).toEqual({ contact: null, messages: [] });
});
