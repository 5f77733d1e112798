// Rule: a kiosk with a system printer prints each slip once from its own page; what its browser cannot tell nobody claims.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { readQr } from "../../fixtures/browser/read-qr.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, unlockedKiosk, unlockPath } from "../../fixtures/kiosk.ts";
import { until } from "../../fixtures/until.ts";

const KIOSK = "zeitz-kiosk-foyer";
const PRINTER = "zeitz-printer-foyer";

let foyer: Foyer;
beforeEach(async () => {
  const [zeitz, ...others] = structuredClone(await bothTowns());
  if (!zeitz) throw new Error("no town");
  for (const device of zeitz.devices) {
    if (device.id === PRINTER) device.driver = { type: "browser" };
    if (device.kind === "buttonbox") delete device.printer;
  }
  zeitz.slip = { footer: { de: "Stadt Zeitz", en: "Town of Zeitz" } };
  foyer = await openFoyer({ devices: true, towns: [zeitz, ...others] });
});
afterEach(() => foyer.close());

const jobs = () =>
  lookAt(foyer, "zeitz", (state) =>
    [...state.jobs.values()].map(({ id, state }) => `${id.slice(-7)} ${state}`),
  );

/** A ticket drawn on paper at the kiosk: the address of its page, below the kiosk's. */
async function drawn() {
  const kiosk = await unlockedKiosk(foyer, "zeitz", KIOSK);
  const form = { id: crypto.randomUUID(), service: "ausweis-beantragen", medium: "paper" };
  const answer = await kiosk.draw(form);
  const path = answer.headers.get("location")?.split(KIOSK)[1] ?? "";
  const slip = `${foyer.url}/kiosk/zeitz/${KIOSK}/slips/${path.split("/").at(-1)?.split("?")[0]}`;
  const post = (address: string, cookie = kiosk.cookie) =>
    fetch(address, { method: "POST", headers: { cookie } }).then(({ status }) => status);
  return { kiosk, path, slip, post };
}

test("the first asker may print, nobody after it, not by a reload and not by a second press", async () => {
  const { kiosk, path, slip, post } = await drawn();
  expect(await kiosk.text(path)).toContain(`data-prints="${new URL(slip).pathname}"`);
  expect(await Promise.all([post(slip), post(slip), post(slip)])).toEqual(
    expect.arrayContaining([204, 409, 409]),
  );
  expect(await jobs()).toEqual(["A001-p1 sent"]);
  expect(await kiosk.text(path)).not.toContain("data-prints");
  expect(await post(`${slip}/end`)).toBe(204);
  expect(await post(`${slip}/end`)).toBe(409);
  expect(await jobs()).toEqual(["A001-p1 handed"]);
  const page = await kiosk.text(path);
  for (const text of ["Bitte nehmen Sie Ihren Zettel", "Kommt kein Zettel?", "data:image/svg"])
    expect(page).toContain(text);
});

test("a page that never comes lets the job expire; one that fell silent while printing leaves it unknown", async () => {
  const first = await drawn();
  foyer.clock.advance(15_000);
  await until(foyer.engine, "zeitz", ({ jobs }) => [...jobs.values()][0]?.state === "expired");
  expect(await first.post(first.slip)).toBe(409);
  const second = await drawn();
  expect(await second.post(second.slip)).toBe(204);
  foyer.clock.advance(15_000);
  await until(foyer.engine, "zeitz", ({ jobs }) => [...jobs.values()][1]?.state === "unknown");
  expect(await second.post(second.slip)).toBe(409);
});

test("only an unlocked browser prints, and only tickets whose address is right", async () => {
  const { slip, post } = await drawn();
  expect(await post(slip, "")).toBe(403);
  expect(await post(`${slip.slice(0, -1)}${slip.endsWith("A") ? "B" : "A"}`)).toBe(404);
  expect(await post(slip.replace(KIOSK, "alzey-kiosk-foyer").replace("/zeitz/", "/alzey/"))).not.toBe(204);
  expect(await jobs()).toEqual(["A001-p1 queued"]);
});

describeInBrowser("a kiosk with a system printer", (visit: Visit) => {
  test("prints by itself, one sheet of the paper's size, whose QR code is read back; no dialog is waited for", async () => {
    const page = await visit.open(foyer.url + unlockPath(foyer, "zeitz"), {
      viewport: { width: 1080, height: 1920 },
    });
    await page.addInitScript(() => {
      const counter = window as Window & { printed?: number };
      counter.print = () => {
        counter.printed = (counter.printed ?? 0) + 1;
      };
    });
    await page.getByRole("button", { name: "Freischalten" }).click();
    await page.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}/services/ausweis-beantragen?lang=de`);
    await ready(page);
    await page.locator('button[value="paper"]').click();
    await page.getByText("Kommt kein Zettel?").waitFor();
    expect(await page.evaluate(() => (window as Window & { printed?: number }).printed)).toBe(1);
    expect(await jobs()).toEqual(["A001-p1 handed"]);
    await shot(page, "kiosk-handed");
    expect(await page.locator(".paper-slip").isVisible()).toBe(false);

    await page.emulateMedia({ media: "print" });
    await shot(page, "paper-slip");
    expect(await page.locator(".kiosk-number").isVisible()).toBe(false);
    const slip = page.locator(".paper-slip");
    for (const text of ["A001", "Sie sind als Nächstes dran", "Stadt Zeitz"])
      expect(await slip.textContent()).toContain(text);
    expect(await readQr(page, await slip.screenshot())).toStartWith(`${foyer.url}/t/zeitz-20261117-A001.`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width = 0, height = 0] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number);
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([80, 170]);

    await page.emulateMedia({ media: "screen" });
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => (window as Window & { printed?: number }).printed)).toBe(undefined);
  });
});
