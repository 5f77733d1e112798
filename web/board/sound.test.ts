// Rule: a call is heard once, in the voice of the server where it has one, and not in quiet hours.
import { afterEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import type { AnnouncementRule } from "../../engine/town/town.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { bothTowns, type Foyer, type FoyerOptions, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { fakeVoice } from "../../fixtures/voice/fake-voice.ts";

const BOARD = "/board/zeitz/zeitz-board-foyer";
let foyer: Foyer;
let cookie: string;
afterEach(() => foyer.close());

async function open(announcements: AnnouncementRule, options: FoyerOptions = {}): Promise<void> {
  const towns = (await bothTowns()).map((town) => ({ ...town, announcements }));
  foyer = await openFoyer({ towns, ...options });
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  const draw = { service: "ausweis-beantragen", medium: "qr", language: "en", channel: "kiosk" } as const;
  for (let count = 0; count < 2; count++) await foyer.ask("zeitz", { type: "draw", ...draw });
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
}
const call = () => foyer.ask("zeitz", { type: "call-next", counter: "1" });
const page = async () => (await fetch(foyer.url + BOARD, { headers: { cookie } })).text();
const addresses = async () =>
  [...(await page()).matchAll(/data-announce-audio="([^"]+)"/g)].map(([, address = ""]) => address);

test("a call has an address for each language, whose sound anybody may have who knows it, and nobody may guess", async () => {
  await open({}, { voice: await fakeVoice() });
  await call();
  const [german = "", english = "", ...more] = await addresses();
  expect(more).toEqual([]);
  expect([german, english].map((one) => one.split("/").slice(2, 5))).toEqual([
    ["de", "A001", "1"],
    ["en", "A001", "1"],
  ]);
  const sound = await fetch(foyer.url + german);
  expect([sound.status, sound.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  expect((await sound.bytes()).length).toBe(1_644);
  for (const wrong of [german.replace("A001", "A002"), `${german}x`, german.replace("/de/", "/xx/")])
    expect((await fetch(foyer.url + wrong)).status).toBe(404);
});

test("the document says in which languages and how often; without a voice the browser has to say it", async () => {
  await open({ languages: ["tr", "de"], repeat: 2, volume: 35, gong: false });
  await call();
  const text = await page();
  expect([...text.matchAll(/lang="(\w+)" data-announce=/g)].map(([, one]) => one)).toEqual([
    "tr",
    "de",
    "tr",
    "de",
  ]);
  expect(text).toContain('data-call-volume="35"');
  expect(text).toContain('data-call-gong="no"');
  expect(await addresses()).toEqual([]);
});

test("in quiet hours the board is told to keep silent, and no longer after them", async () => {
  // Zeitz: a Tuesday in November, 09:00 local time when the clock of the tests begins.
  await open({ quiet: [["08:30", "09:30"]] });
  expect(await page()).toContain("data-call-quiet");
  foyer.clock.advance(45 * 60_000);
  expect(await page()).not.toContain("data-call-quiet");
});

describeInBrowser("the board's sound", (visit) => {
  const heardAt = async (): Promise<Page> => {
    const tab = await visit.open(foyer.url + BOARD, { extraHTTPHeaders: { cookie } });
    await tab.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener("foyer:say", (event) => {
        const { lang, rendered } = (event as CustomEvent).detail;
        heard.push(`${lang} ${rendered ? "sound" : "browser"}`);
      });
      document.addEventListener("foyer:gong", () => heard.push("gong"));
    });
    await tab.waitForSelector("body[data-live=ok]");
    return tab;
  };
  const heard = (tab: Page) => tab.evaluate(() => Reflect.get(window, "heard") as string[]);

  test("plays what the server says, and leaves the rest to the browser", async () => {
    await open({ languages: ["de", "tr"] }, { voice: await fakeVoice() });
    const tab = await heardAt();
    await call();
    await tab.waitForFunction(() => (Reflect.get(window, "heard") as string[]).length >= 3);
    expect(await heard(tab)).toEqual(["gong", "de sound", "tr browser"]);
    await tab.waitForSelector("body:not([data-announcing])");
  });

  test("shows a call in quiet hours and says nothing", async () => {
    await open({ quiet: [["00:00", "23:59"]] });
    const tab = await heardAt();
    await call();
    await tab.waitForSelector(".board__number:has-text('A001')");
    expect(await heard(tab)).toEqual([]);
  });
});
