// Rule: whoever has to choose another time stays on the day they chose, and finds the time that is kept for them there.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const TIMES = "/book/alzey/buergerbuero/times";
const MATTER = "n-fundbuero=1";
const DAY = "2026-12-10";
const SHOWN = '<h2 class="kern-heading-medium" id="times-of">Donnerstag, 10. Dezember</h2>';

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

test("a time that somebody else has taken meanwhile: the page shows the same day, not the next free one", async () => {
  const [anna, ben] = [new Visitor(foyer), new Visitor(foyer)];
  const { text } = await ben.get(`${TIMES}?${MATTER}&day=${DAY}`);
  await anna.hold(TIMES, MATTER, DAY);
  const start = String(ben.startsIn(text)[0]);
  const late = await ben.post(TIMES, { ...ben.fieldsIn(text), start });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Diese Zeit ist nicht mehr frei");
  expect(late.text).toContain(SHOWN);
  expect(ben.startsIn(late.text)).not.toContain(Number(start));
});

test("a browser without cookies comes back to its day", async () => {
  const nobody = new Visitor(foyer, { cookies: false });
  const { text } = await nobody.get(`${TIMES}?${MATTER}&day=${DAY}`);
  const start = String(nobody.startsIn(text)[0]);
  const sorry = await nobody.post(TIMES, { ...nobody.fieldsIn(text), start });
  expect(sorry.text).toContain(`href="${TIMES}?${MATTER}&amp;day=${DAY}"`);
});
