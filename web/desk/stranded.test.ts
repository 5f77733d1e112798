// Rule: a few numbers that are in no line are told one by one, many of one device together, and one press says that they were seen.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { pressCommand } from "../../engine/outage/press.ts";
import { isRefused } from "../../engine/refusal.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { employ } from "../../fixtures/staff.ts";
import { ghostWarnings } from "./ghosts.ts";
import { strandedWarnings } from "./stranded.ts";
import { warningsOf } from "./warnings.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
  await employ(foyer, "anna");
});
afterEach(() => foyer.close());

/** So many were drawn yesterday at a device that has just come back. */
function fromYesterday(device: string, many: number) {
  const draws = Array.from({ length: many }, (_, at) => ({
    ...({ day: "2026-11-16", service: "reisepass", language: "de", medium: "paper" } as const),
    ...({ channel: "kiosk", origin: "zeitz-kiosk-foyer", ago_ms: 86_400_000, after_ms: null } as const),
    ...{ seq: at + 1, number: `A${901 + at}` },
  }));
  const from = { ledger: `ledger-of-${device}`, device, barred: false, away_since: 0, draws };
  return foyer.ask("zeitz", { type: "adopt-draws", ...from }, `device:${device}`);
}
const told = () => lookAt(foyer, "zeitz", (state) => strandedWarnings(state).map(({ sentence }) => sentence));

test("two stand alone; twelve of another device are one notice that names ten and says how many", async () => {
  await fromYesterday("zeitz-button-foyer", 2);
  await fromYesterday("zeitz-printer-foyer", 12);
  const [one, two, many, ...more] = await told();
  expect([one?.slice(0, 30), two?.slice(0, 30)]).toEqual([
    "A901 wurde ohne Netz gezogen (",
    "A902 wurde ohne Netz gezogen (",
  ]);
  expect(many).toBe(
    "12 Nummern wurden ohne Netz gezogen (Bondrucker im Foyer) und warten in keiner Schlange: " +
      "A901, A902, A903, A904, A905, A906, A907, A908, A909, A910 … Grund: sie ist nicht von heute.",
  );
  expect(more).toEqual([]);
});

test("that the house's slip did not come out is no alarm where the press has another on paper", async () => {
  const [channel, origin, device] = ["kiosk", "zeitz-kiosk-foyer", "zeitz-printer-foyer"] as const;
  const pressed = { service: "reisepass", language: "de", channel, origin, medium: "paper" } as const;
  const answer = await foyer.engine.ask("zeitz", {
    ...{ id: pressCommand(channel, origin, "press-0001"), actor: `device:${origin}` },
    intent: { type: "draw", ...pressed, printer: device },
  });
  if (isRefused(answer) || !answer.job) throw new Error(JSON.stringify(answer));
  const slips = () =>
    lookAt(foyer, "zeitz", (state) =>
      warningsOf(state, foyer.engine.fleet).flatMap(({ job, sentence }) => (job ? [sentence] : [])),
    );
  const reported = { type: "report-print", job: answer.job } as const;
  await foyer.ask("zeitz", { ...reported, event: "sent" }, `device:${device}`);
  await foyer.ask("zeitz", { ...reported, event: "failed", code: "drawn-already" }, `device:${device}`);
  expect(await slips()).toEqual([
    "Zettel A001 wurde nicht gedruckt: Derselbe Tastendruck hat ohne Netz schon einen Zettel gegeben.",
  ]);
  await foyer.ask("zeitz", { type: "lend-series", ledger: "ledger", device }, `device:${device}`);
  const at = { seq: 1, number: "A901", day: "2026-11-17", press: "press-0001", ago_ms: 0, after_ms: null };
  const from = { ledger: "ledger", device, barred: false, away_since: 0, draws: [{ ...pressed, ...at }] };
  await foyer.ask("zeitz", { type: "adopt-draws", ...from }, `device:${device}`);
  expect(await slips()).toEqual([]);
});

test("a call that vanishes because its press has a paper says so, until that is called", async () => {
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "bert" });
  const [channel, origin, device] = ["kiosk", "zeitz-kiosk-foyer", "zeitz-printer-foyer"] as const;
  const pressed = { service: "reisepass", language: "de", channel, origin } as const;
  await foyer.engine.ask("zeitz", {
    ...{ id: pressCommand(channel, origin, "press-0001"), actor: `device:${origin}` },
    intent: { type: "draw", ...pressed, medium: "qr" },
  });
  await foyer.ask("zeitz", { type: "call-next", counter: "1" });
  await foyer.ask("zeitz", { type: "lend-series", ledger: "ledger", device }, `device:${device}`);
  const at = { seq: 1, number: "A901", day: "2026-11-17", press: "press-0001", ago_ms: 0, after_ms: null };
  const from = { ledger: "ledger", device, barred: false, away_since: 0 };
  const draws = [{ ...pressed, ...at, medium: "paper" as const }];
  await foyer.ask("zeitz", { type: "adopt-draws", ...from, draws }, `device:${device}`);
  const said = (counter: string) =>
    lookAt(foyer, "zeitz", (state) => ghostWarnings(state, counter).map(({ sentence }) => sentence));
  expect(await said("1")).toEqual([
    "A001 hatte niemand in der Hand: Derselbe Tastendruck hat ohne Netz den Zettel A901 gegeben. A901 steht jetzt an dieser Stelle.",
  ]);
  expect(await said("2")).toEqual([]);
  await foyer.ask("zeitz", { type: "call-next", counter: "1" });
  expect(await said("1")).toEqual([]);
});

describeInBrowser("a desk after a night without the house", (visit) => {
  test("one press, and all of a device's are seen", async () => {
    await fromYesterday("zeitz-printer-foyer", 12);
    const page = await atCounter(visit, foyer, "anna", "2", { width: 1280, height: 800 });
    const notice = page.getByText("12 Nummern wurden ohne Netz gezogen").last();
    if (!(await notice.isVisible())) await page.locator("#warnings > summary").click();
    await notice.waitFor();
    await expectAccessible(page);
    await shot(page, "desk-stranded-1280");
    await page.setViewportSize({ width: 420, height: 900 });
    await shot(page, "desk-stranded-420");
    await page.getByRole("button", { name: /^Gesehen/ }).click();
    await page.waitForFunction(() => !document.body.textContent?.includes("12 Nummern"));
    expect(await told()).toEqual([]);
  });
});
