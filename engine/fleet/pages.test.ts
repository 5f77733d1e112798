// Rule: a board or kiosk is as well as the worst of the pages that are it, says how many they are, and does not change back and forth.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { manualClock } from "../../fixtures/clock.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { Fleet } from "./fleet.ts";
import { Pages, type PageWord } from "./pages.ts";

const BOARD = "zeitz-board-foyer";
const WELL: PageWord = { hidden: false, blocked: false, build: "b1", outdated: false, full: true };
const SILENCE_MS = 50;
let fleet: Fleet;
let pages: Pages;
let news: string[];
beforeEach(async () => {
  fleet = new Fleet(await bothTowns());
  pages = new Pages(fleet, manualClock(), SILENCE_MS);
  news = [];
  fleet.listen(({ health }, { what }) => {
    news.push(what === "health" ? `${health.pages}: ${health.errors?.join()}` : what);
  });
});
afterEach(() => pages.close());

test("two pages of one board that differ are told once, as the worst of them", () => {
  for (let round = 0; round < 3; round++) {
    pages.heard(BOARD, "hall", WELL);
    pages.heard(BOARD, "office", { ...WELL, hidden: true, blocked: true });
  }
  expect(news).toEqual(["appeared", "1: ", "2: page-hidden,sound-blocked"]);
  pages.heard(BOARD, "office", { ...WELL, build: "b0", outdated: true, full: false });
  expect(fleet.get(BOARD)?.health).toEqual({
    errors: ["page-outdated"],
    pages: 2,
    builds: ["b0", "b1"],
    full: false,
  });
});

test("one that falls silent is counted no longer; with the last of them the board is gone", async () => {
  const gone = Promise.withResolvers<void>();
  const alone = Promise.withResolvers<void>();
  fleet.listen(({ health }, { what }) => {
    if (what === "vanished") gone.resolve();
    if (what === "health" && health.pages === 1) alone.resolve();
  });
  pages.heard(BOARD, "office", { ...WELL, hidden: true });
  pages.heard(BOARD, "hall", WELL);
  const still = setInterval(() => pages.heard(BOARD, "hall", WELL), SILENCE_MS / 5);
  await alone.promise;
  clearInterval(still);
  await gone.promise;
  expect(news).toEqual(["appeared", "1: page-hidden", "2: page-hidden", "1: ", "vanished"]);
  expect(pages.watches(BOARD)).toBe(false);
});

test("whoever invents pages without end fills nothing: eight are known, the newest", () => {
  for (let page = 1; page <= 100; page++) pages.heard(BOARD, `p${page}`, WELL);
  expect([...pages.of(BOARD).keys()]).toEqual(["p93", "p94", "p95", "p96", "p97", "p98", "p99", "p100"]);
});

test("a kiosk that is on the bus says there how it is; its page only adds that it is there", () => {
  const kiosk = "zeitz-kiosk-foyer";
  fleet.hear(kiosk, { what: "made", make: { model: "Stele", firmware: "1" } }, 1);
  fleet.hear(kiosk, { what: "health", health: { errors: ["printer-fault"] } }, 1);
  pages.heard(kiosk, "p1", { ...WELL, hidden: true });
  expect(fleet.online(kiosk)).toBe(true);
  expect(fleet.get(kiosk)?.health).toEqual({ errors: ["printer-fault"] });
});

test("a kiosk that was on the bus once goes with the page that alone said it is there; one that is there on the bus stays", async () => {
  const gone = Promise.withResolvers<void>();
  fleet.listen((_, { what }) => what === "vanished" && gone.resolve());
  const [left, stays] = ["zeitz-kiosk-foyer", "alzey-kiosk-foyer"];
  for (const kiosk of [left, stays]) fleet.recall(kiosk, 1, { model: "Stele", firmware: "1" });
  pages.heard(stays, "p1", WELL);
  fleet.hear(stays, { what: "appeared" }, 2);
  pages.heard(left, "p1", WELL);
  await gone.promise;
  expect(pages.watches(stays)).toBe(false);
  expect([left, stays].map((kiosk) => fleet.online(kiosk))).toEqual([false, true]);
});
