import { afterAll, beforeAll, expect, test } from "bun:test";
import { UNLOCK_LINK_MS, unlockCode } from "../../engine/keys/unlock-link.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());

const link = (location: string) => {
  const { engine, clock } = foyer;
  return `/unlock/${location}/${unlockCode(engine.keys, location, clock.now())}`;
};
const visit = (path: string, init: RequestInit = {}) =>
  fetch(foyer.url + path, {
    redirect: "manual",
    ...init,
    headers: { accept: "text/html", ...init.headers },
  });
const unlock = async (location: string) => {
  const answer = await visit(link(location), { method: "POST" });
  return { answer, cookie: answer.headers.get("set-cookie") ?? "" };
};

test("a link unlocks by a press, not by being looked at", async () => {
  const looked = await visit(link("zeitz"));
  expect(looked.status).toBe(200);
  expect(looked.headers.get("set-cookie")).toBeNull();
  expect(await looked.text()).toContain("Freischalten");

  const { answer, cookie } = await unlock("zeitz");
  expect(answer.status).toBe(303);
  expect(cookie).toMatch(/^unlocked-zeitz=[\w-]{43}; Path=\/; Max-Age=34560000; SameSite=Lax; HttpOnly$/);
  const chooser = await visit(answer.headers.get("location") ?? "", { headers: { cookie } });
  expect(await chooser.text()).toContain('href="/kiosk/zeitz/zeitz-kiosk-foyer"');
});

test("an unlocked browser keeps its session, also over a restart", async () => {
  const { cookie } = await unlock("alzey");
  const again = await visit(link("alzey"), { method: "POST", headers: { cookie } });
  expect(again.headers.get("set-cookie")).toBeNull();
  await foyer.restart();
  const chooser = await visit("/unlock/alzey", { headers: { cookie } });
  expect(await chooser.text()).toContain("/board/alzey/alzey-board-foyer");
});

test("one office's cookie or link opens no other office", async () => {
  const { cookie } = await unlock("zeitz");
  const renamed = cookie.replace("unlocked-zeitz", "unlocked-alzey");
  expect(await (await visit("/unlock/alzey", { headers: { cookie: renamed } })).text()).toContain(
    "noch nicht freigeschaltet",
  );
  const other = await visit(link("zeitz").replace("zeitz", "alzey"), { method: "POST" });
  expect(other.status).toBe(403);
  expect(other.headers.get("set-cookie")).toBeNull();
});

test("a forged, broken or expired link says so and unlocks nothing", async () => {
  const good = link("zeitz");
  const late = good.replace(/\d{10}/, (until) => String(Number(until) + 1));
  for (const path of [late, `${good}x`, "/unlock/zeitz/nonsense", "/unlock/zeitz/1.%00"]) {
    for (const method of ["GET", "POST"]) {
      const answer = await visit(path, { method });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.text()).toContain("Dieser Link schaltet nichts frei");
    }
  }
  foyer.clock.advance(UNLOCK_LINK_MS + 1000);
  expect((await visit(good, { method: "POST" })).status).toBe(403);
  expect((await visit("/unlock/nowhere")).status).toBe(404);
});

test("a locked page answers 200 and says in the visitor's language how to unlock it", async () => {
  const german = await visit("/unlock/zeitz");
  expect(german.status).toBe(200);
  expect(await german.text()).toContain("Beschäftigte schalten den Bildschirm einmal mit dem Link frei");
  const arabic = await (await visit("/unlock/zeitz?lang=ar")).text();
  expect(arabic).toContain('dir="rtl"');
  const forged = await visit("/unlock/zeitz", { headers: { cookie: "unlocked-zeitz=abc" } });
  expect(await forged.text()).toContain("noch nicht freigeschaltet");
});
