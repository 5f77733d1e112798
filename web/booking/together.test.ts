// Rule: before anybody chooses, the page shows by groups what goes together in one appointment, as the rule has it.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { demandOf } from "../../engine/appointments/demand.ts";
import { isRefused } from "../../engine/refusal.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import { bookableOf, departmentsOf } from "./wish.ts";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());

/** The matters of each group that a page shows. */
const groupsOn = (page: string) =>
  page
    .split("<fieldset")
    .slice(1)
    .map((group) => [...group.matchAll(/ name="n-([a-z-]+)"/g)].map(([, service]) => service ?? ""));

test("two matters stand in one group exactly where one appointment does for both", async () => {
  const anna = new Visitor(foyer);
  for (const town of foyer.engine.towns)
    for (const department of departmentsOf(town)) {
      const groups = groupsOn((await anna.get(`/book/${town.id}/${department.id}`)).text);
      const all = bookableOf(town, department).map(({ id }) => id);
      expect(groups.flat().sort()).toEqual([...all].sort());
      for (const one of all)
        for (const other of all.filter((id) => id !== one)) {
          const both = [one, other].map((service) => ({ service, quantity: 1 }));
          const together = !isRefused(demandOf(town, both, "online"));
          expect([one, other, groups.some((group) => group.includes(one) && group.includes(other))]).toEqual([
            one,
            other,
            together,
          ]);
        }
    }
});

test("where there is more than one group the page says what that means, and what was chosen is still chosen", async () => {
  const anna = new Visitor(foyer);
  const page = await anna.get("/book/alzey/buergerbuero?n-reisepass=2");
  expect(page.text).toContain("Anliegen aus einer Gruppe erledigen Sie in einem Termin.");
  expect(page.text).toContain("Gruppe 3");
  expect(page.text).toContain('<option value="2" selected="">');
});

describeInBrowser("the choice of matters", (visit) => {
  for (const width of [360, 1280])
    test(`shows the groups at ${width} px`, async () => {
      const page = await visit.open(`${foyer.url}/book/alzey/buergerbuero`, {
        viewport: { width, height: 800 },
      });
      expect(await page.getByRole("group", { name: "Gruppe 2" }).locator("input, select").count()).toBe(6);
      await expectAccessible(page);
      await shot(page, `booking-groups-${width}`);
    });
});
