// Rule: a board that staff unlocked says which calls it shows and said; nobody else is believed, and nothing else is kept.
import { afterEach, beforeEach, expect, test } from "bun:test";
import fc from "fast-check";
import { drawAtKiosk, pressAs, truthMarks, workPage } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { readReport } from "./report.ts";

const BOARD = "zeitz-board-foyer";
const WELL = { page: "p1", build: "b1", full: "yes", hidden: "no", blocked: "no", shown: "", heard: "" };
let foyer: Foyer;
let cookie: string;
let clerk: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  clerk = await signIn(foyer, await employ(foyer, "anna"));
  await drawAtKiosk(foyer);
  await pressAs(clerk, "counter", { counter: "2" });
});
afterEach(() => foyer.close());

const post = (form: Record<string, string>, headers: Record<string, string> = { cookie }, board = BOARD) =>
  fetch(`${foyer.url}/board/zeitz/${board}/reports`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { accept: "text/html", ...headers },
  });
const version = () => lookAt(foyer, "zeitz", ({ counters }) => counters.get("2")?.shown ?? 0);
const marks = () => truthMarks(clerk);

test("an office without a board, or one that was put away, is told nothing of boards", async () => {
  await pressAs(clerk, "calls");
  expect(await marks()).toEqual(["off Schild offline"]);
  await post(WELL);
  expect(await marks()).toContain("late Tafel hat das noch nicht angezeigt");
  foyer.engine.fleet.hear(BOARD, { what: "vanished" }, foyer.clock.now());
  foyer.clock.advance(5 * 60_000);
  expect(await marks()).toContain("no Tafel: keine Meldung");
  foyer.clock.advance(6 * 60_000);
  expect((await marks()).join()).not.toContain("Tafel");
});

test("the desk says what the board says: shown and said, once and for all; an older call's truth is none", async () => {
  await post(WELL);
  await pressAs(clerk, "calls");
  expect(await marks()).toContain("wait Ansage läuft");
  const shown = `2:${await version()}`;
  await post({ ...WELL, shown, heard: `${shown}:said` });
  expect((await marks()).slice(1)).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
  await post({ ...WELL, hidden: "yes" });
  expect((await marks()).slice(1)).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
  await pressAs(clerk, "recalls");
  expect(await marks()).toContain("no Tafel: zeigt es nicht, ihr Fenster ist verdeckt");
  await post({ ...WELL, shown, heard: `${shown}:said` });
  expect(await marks()).toContain("late Tafel hat das noch nicht angezeigt");
  expect(await marks()).toContain("wait Ansage läuft");
});

for (const [word, text] of [
  ["blocked", "no Ansage nicht gesprochen: die Tafel darf nicht tönen, bitte einmal berühren"],
  ["muted", "no Ansage nicht gesprochen: die Lautstärke ist 0"],
  ["no-voice", "no Ansage nicht gesprochen: die Tafel hat keine Stimme für die Sprache"],
  ["stopped", "no Ansage nicht gesprochen: an der Tafel angehalten"],
  ["late", "no Ansage nicht gesprochen: andere Aufrufe waren davor"],
  ["partly", "no Ansage nicht überall gesprochen"],
])
  test(`a board that reports ${word}: ${text}`, async () => {
    await pressAs(clerk, "calls");
    await post({ ...WELL, heard: `2:${await version()}:${word}` });
    expect(await marks()).toContain(text ?? "");
  });

test("while a board is there that has not said how it went, the call is being said; one that is gone did not say it", async () => {
  await post(WELL);
  await pressAs(clerk, "calls");
  expect(await marks()).toContain("wait Ansage läuft");
  foyer.engine.fleet.hear(BOARD, { what: "vanished" }, foyer.clock.now());
  expect(await marks()).toContain("no Ansage nicht gesprochen");
});

test("of a call that a board came too late for is said so, unless it may have been said before a restart", async () => {
  await pressAs(clerk, "calls");
  const form = { ...WELL, heard: `2:${await version()}:missed` };
  await post(form);
  expect(await marks()).toContain("no Ansage nicht gesprochen: die Tafel kam erst danach dazu");
  await foyer.restart();
  clerk = await signIn(foyer, clerk.clerk);
  await post(form);
  expect(await marks()).toContain("untold Ansage: unbekannt, vor dem Neustart");
});

test("an unpaired browser, one of another office, a foreign page and an unknown board are not believed", async () => {
  await pressAs(clerk, "calls");
  const form = { ...WELL, shown: `2:${await version()}` };
  const other = (await unlockedKiosk(foyer, "alzey", "alzey-kiosk-foyer")).cookie;
  expect((await post(form, {})).status).toBe(403);
  expect((await post(form, { cookie: clerk.cookie })).status).toBe(403);
  expect((await post(form, { cookie: other })).status).toBe(403);
  expect((await post(form, { cookie: other.replace("alzey", "zeitz") })).status).toBe(403);
  expect((await post(form, { cookie, origin: "https://foreign.example" })).status).toBe(403);
  expect((await post(form, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post(form, { cookie }, "zeitz-sign-1")).status).toBe(404);
  await foyer.engine.sessions.endAllOf("unlocked", "zeitz");
  expect((await post(form)).status).toBe(403);
  expect((await marks()).join()).not.toContain("Tafel");
  expect(foyer.engine.boards.of(BOARD)).toBeNull();
});

test("garbage is refused, and what is about no call of now is not kept", async () => {
  await pressAs(clerk, "calls");
  const seq = await version();
  for (const wrong of [
    {},
    { ...WELL, hidden: "perhaps" },
    { ...WELL, shown: "2" },
    { ...WELL, shown: "2:-1" },
    { ...WELL, shown: "../etc:1" },
    { ...WELL, heard: `2:${seq}:sung` },
    { ...WELL, heard: `2:${seq}.12345:said` },
    { ...WELL, shown: "2:1 ".repeat(65) },
    { ...WELL, shown: "x".repeat(60_000) },
  ])
    expect((await post(wrong as Record<string, string>)).status).toBe(422);
  expect(foyer.engine.boards.of(BOARD)).toBeNull();
  const strange = {
    ...WELL,
    shown: `2:${seq + 1} 2:${seq - 1} 9:${seq}`,
    heard: `2:${seq}.001:said 7:1:said`,
  };
  expect((await post(strange)).status).toBe(204);
  const kept = foyer.engine.boards.of(BOARD);
  expect([kept?.shown.size, kept?.heard.size]).toEqual([0, 0]);
});

test("whatever is typed into the fields, it is read or refused, and what is read is bounded", () => {
  const field = fc.oneof(fc.string(), fc.constantFrom("yes", "no", "2:1", "2:1:said", "__proto__:1"));
  fc.assert(
    fc.property(fc.record({ hidden: field, blocked: field, shown: field, heard: field }), (form) => {
      const report = readReport(form);
      for (const { counter, version } of report?.shown ?? [])
        expect(counter.length <= 8 && Number.isSafeInteger(version)).toBe(true);
    }),
  );
});

test("who reports without end is slowed down, and other browsers are not", async () => {
  const many = await Promise.all(Array.from({ length: 70 }, () => post(WELL)));
  expect(many.filter(({ status }) => status === 429).length).toBe(10);
  const other = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  expect((await post(WELL, { cookie: other })).status).toBe(204);
});

test("a board that falls silent is gone by itself, on the devices' page too", async () => {
  await foyer.close();
  foyer = await openFoyer({ page_silence_ms: 20 });
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  const gone = new Promise<void>((resolve) =>
    foyer.engine.fleet.listen(({ id }, { what }) => id === BOARD && what === "vanished" && resolve()),
  );
  await post(WELL);
  expect(foyer.engine.fleet.online(BOARD)).toBe(true);
  await gone;
  expect(foyer.engine.fleet.online(BOARD)).toBe(false);
});

test("after a restart the desk says that it does not know, until the board says it again", async () => {
  await post(WELL);
  await pressAs(clerk, "calls");
  const shown = `2:${await version()}`;
  const form = { ...WELL, shown, heard: `${shown}:said` };
  await post(form);
  await foyer.restart();
  clerk = await signIn(foyer, clerk.clerk);
  expect((await marks()).slice(1)).toEqual([
    "untold Tafel: unbekannt, seit dem Neustart nichts gehört",
    "untold Ansage: unbekannt, vor dem Neustart",
  ]);
  await post(form);
  expect((await marks()).slice(1)).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
});

test("said again by voice after a restart is said anew: its number is none that a board has said before", async () => {
  const page = async () => (await fetch(`${foyer.url}/board/zeitz/${BOARD}`, { headers: { cookie } })).text();
  const saying = async () => Number(/data-announce-version="([\d.]+)"/.exec(await page())?.[1]);
  await pressAs(clerk, "calls");
  const call = await version();
  const shown = `2:${call}`;
  await post({ ...WELL, shown, heard: `${shown}:said` });
  await pressAs(clerk, "announcements");
  const first = await saying();
  const all = { ...WELL, shown, heard: `${shown}:said 2:${first}:said` };
  await post(all);
  await foyer.restart();
  clerk = await signIn(foyer, clerk.clerk);
  expect(await saying()).toBe(call);
  // So long a rendered page is kept.
  foyer.clock.advance(1_000);
  await post(all);
  await pressAs(clerk, "announcements");
  expect(await saying()).toBeGreaterThan(first);
  await post(all);
  expect(await marks()).toContain("wait Ansage läuft");
});

test("a board that does not come back after a restart is missed", async () => {
  await post(WELL);
  await foyer.restart();
  clerk = await signIn(foyer, clerk.clerk);
  await pressAs(clerk, "calls");
  foyer.clock.advance(95_000);
  expect(await marks()).toContain("no Tafel: keine Meldung");
});

test("the call is said again by the board's voice, and neither counts nor blinks; where nothing speaks it is refused", async () => {
  const page = async () => (await fetch(`${foyer.url}/board/zeitz/${BOARD}`, { headers: { cookie } })).text();
  await pressAs(clerk, "calls");
  expect((await pressAs(clerk, "announcements")).status).toBe(409);
  expect(await workPage(clerk)).not.toContain("Nur Stimme erneut");
  await post({ ...WELL, blocked: "yes" });
  const refused = await pressAs(clerk, "announcements");
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining("keine Tafel hat Ton"),
  ]);
  const shown = `2:${await version()}`;
  await post({ ...WELL, shown, heard: `${shown}:blocked` });
  expect(await workPage(clerk)).toContain("Nur Stimme erneut");
  const before = await lookAt(foyer, "zeitz", ({ seq }) => seq);
  expect((await pressAs(clerk, "announcements")).status).toBe(303);
  expect(await marks()).toContain("wait Ansage läuft");
  expect((await pressAs(clerk, "announcements")).status).toBe(409);
  const saying = /data-announce-version="([\d.]+)"/.exec(await page())?.[1] ?? "";
  expect(Number(saying)).toBeGreaterThan(before);
  expect(Number(saying)).toBeLessThan(before + 1);
  expect(await page()).toContain(`data-call-version="${saying}"`);
  await post({ ...WELL, shown, heard: `2:${saying}:said` });
  expect(await marks()).toContain("yes Ansage gesprochen");
  const after = await lookAt(foyer, "zeitz", ({ seq, tickets }) => [seq, [...tickets.values()][0]?.calls]);
  expect(after).toEqual([before, 1]);
  await pressAs(clerk, "starts");
  const late = await pressAs(clerk, "announcements");
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("wird bereits")]);
});
