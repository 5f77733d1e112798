// Rule: the preview is the slip as the printer gets it: same template, same lines, a QR code that a phone can read.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { readQr } from "../../fixtures/browser/read-qr.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { cookieOf, employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { drawSlip } from "./preview.ts";

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  const [zeitz, ...others] = structuredClone(await bothTowns());
  if (!zeitz) throw new Error("no town");
  const footer = { de: "Schön, dass Sie da sind.", en: "Good to see you." };
  zeitz.slip = { logo: "STADT ZEITZ", lines: ["number", "service", "ahead", "code"], footer };
  foyer = await openFoyer({ towns: [zeitz, ...others] });
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

/** The letters of the picture, a line each. */
async function linesOf(path: string): Promise<string[]> {
  const page = await (await berta.get(path)).text();
  const [, base64 = ""] = /data:image\/svg\+xml;base64,([\w+/=]+)/.exec(page) ?? [];
  const svg = Buffer.from(base64, "base64").toString();
  expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  return Array.from(svg.matchAll(/<text\b[^>]*>(.*?)<\/text>/gs), ([, text = ""]) =>
    text.replaceAll(/<[^>]+>/g, "").replaceAll("&#xa0;", " "),
  );
}

test("it shows the template's lines in the chosen language, and the usual ones where there is no template", async () => {
  const lines = await linesOf("/devices/zeitz/slip?language=en&columns=42");
  expect(lines.map((line) => line.trim()).filter(Boolean)).toEqual([
    "STADT ZEITZ",
    "A023",
    expect.stringMatching(/\w/),
    "Ahead of you: 4",
    "Good to see you.",
  ]);
  expect(await linesOf("/devices/alzey/slip")).toContain("Auf dem Handy verfolgen");
});

test("only staff of the office see it; nonsense in the address shows German on 80 mm", async () => {
  const carl = await signIn(foyer, await employ(foyer, "carl", ["alzey"]));
  expect((await carl.get("/devices/zeitz/slip")).status).toBe(403);
  const odd = await linesOf("/devices/zeitz/slip?language=xx&columns=constructor");
  expect(odd).toContain("Schön, dass Sie da sind.");
});

test("what receiptline takes for commands is printed as it is", () => {
  const odd = 'a|b{c}~d_e"f`g^h\\n=-';
  const svg = drawSlip([{ kind: "text", text: odd, size: 1, bold: false }], 42);
  const text = svg.replaceAll(/<[^>]+>/g, "").replaceAll("&quot;", '"');
  expect(text).toContain(odd);
});

describeInBrowser("the preview", (browser) => {
  test("its QR code is read back from the picture, on narrow and on wide paper, and the page is accessible", async () => {
    const page = await browser.open(`${foyer.url}/devices/zeitz/slip?columns=32`, {
      viewport: { width: 400, height: 900 },
      storageState: { cookies: [cookieOf(berta)], origins: [] },
    });
    const picture = page.locator(".slip-page__picture");
    expect(await readQr(page, (await picture.getAttribute("src")) ?? "")).toBe(`${foyer.url}/t/zeitz-MUSTER`);
    expect(await readQr(page, await picture.screenshot())).toBe(`${foyer.url}/t/zeitz-MUSTER`);
    await expectAccessible(page);
    await shot(page, "slip-400");
    await page.getByRole("link", { name: "80 mm", exact: true }).click();
    expect(await readQr(page, (await picture.getAttribute("src")) ?? "")).toBe(`${foyer.url}/t/zeitz-MUSTER`);
  });
});
