import { afterAll, beforeAll, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { playMorning } from "../../fixtures/office-day.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { stepsTo } from "./chart/bars.tsx";
import { csv } from "./csv.ts";
import { dayAsked } from "./model.ts";

let foyer: Foyer;
let cookie: string;

beforeAll(async () => {
  foyer = await openFoyer();
  cookie = (await signIn(foyer, await employ(foyer, "anna"))).cookie;
  await playMorning(foyer, 60);
});
afterAll(() => foyer.close());

const get = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(foyer.url + path, { headers: { accept: "text/html", ...headers }, redirect: "manual" });

test("figures are for signed-in staff only", async () => {
  expect((await get("/statistics/zeitz", {})).status).toBe(303);
  expect((await get("/statistics/nowhere")).status).toBe(404);
});

test("the page says what the journal says, and counts nobody twice", async () => {
  const page = await (await get("/statistics/zeitz")).text();
  const tile = (name: string) => Number(new RegExp(`<dt>${name}</dt><dd>(\\d+)`).exec(page)?.[1]);
  const journal = await foyer.engine.store.journal("zeitz", 0, Number.MAX_SAFE_INTEGER);
  const count = (type: string) => journal.filter((event) => event.type === type).length;
  expect(tile("gezogen")).toBe(count("ticket.drawn"));
  expect(tile("bedient")).toBe(count("ticket.completed"));
  expect(tile("gezogen")).toBe(60);
});

test("a day without visitors, a day to come and a day that is none each have an answer", async () => {
  expect(await (await get("/statistics/zeitz?day=2026-11-16")).text()).toContain("noch keine Nummer gezogen");
  for (const wrong of ["2026-12-01", "2026-02-30", "yesterday"]) {
    expect((await get(`/statistics/zeitz?day=${wrong}`)).status).toBe(422);
  }
  const [town] = foyer.engine.towns;
  expect(dayAsked("2026-11-17", town!, foyer.clock.now())).toBe("2026-11-17");
});

test("the file opens in a German spreadsheet and runs nothing there", async () => {
  const answer = await get("/statistics/zeitz/figures.csv");
  expect(answer.headers.get("content-disposition")).toContain("zeitz-2026-11-17.csv");
  const file = await answer.text();
  expect(file).toContain('"Personalausweis beantragen";"12"');
  expect(file).toStartWith('"Bürgerbüro Zeitz"\r\n"Tag";"2026-11-17"\r\n"gezogen";"');
  expect(file).toMatch(/"Schätzung: in der Spanne, Prozent";"\d+"/);
  expect(file).not.toContain('–"');
  expect(csv([{ title: "t", head: ["a"], rows: [["=1+1"], ['say "x"'], ["–"]] }])).toContain(
    '"\'=1+1"\r\n"say ""x"""\r\n""',
  );
});

test("an axis ends at or above its largest value, in round steps", () => {
  for (const most of [1, 3, 4, 7, 10, 23, 99, 180, 1234]) {
    const { steps, end } = stepsTo(most);
    expect(end).toBeGreaterThanOrEqual(most);
    expect(steps.length).toBeLessThanOrEqual(7);
    expect(steps.at(-1)).toBe(end);
  }
});

describeInBrowser("the statistics page", (visit) => {
  for (const width of [400, 1280]) {
    test(`can be read by everybody at ${width} px`, async () => {
      const page = await visit.open(`${foyer.url}/statistics/zeitz`, {
        viewport: { width, height: 900 },
        extraHTTPHeaders: { cookie },
      });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      await shot(page, `statistics-${width}`);
    });
  }
});
