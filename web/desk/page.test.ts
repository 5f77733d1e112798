import { afterEach, beforeEach, expect, test } from "bun:test";
import { drawAtKiosk, pressAs, workPage } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { listen } from "../../fixtures/stream/listener.ts";

let foyer: Foyer;
let anna: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterEach(async () => {
  expect(foyer.log.filter((line) => line.level === "error")).toEqual([]);
  await foyer.close();
});

test("the page's stream follows what happens and ends with the session", async () => {
  await pressAs(anna, "counter", { counter: "2" });
  const port = Number(new URL(foyer.url).port);
  const stream = await listen(port, "/desk/zeitz/stream", { cookie: anna.cookie, "hx-request": "true" });
  await stream.until("Für diesen Schalter wartet niemand.");
  await drawAtKiosk(foyer);
  await stream.until("<strong>A001</strong>");
  await anna.post("/desk/session/end", {});
  await stream.until("\r\n0\r\n\r\n");
  stream.end();
  expect((await anna.get("/desk/zeitz/stream", { "hx-request": "true" })).status).toBe(401);
});

test("an open page follows passing time: whom the counter helps out with becomes next without an event", async () => {
  await pressAs(anna, "counter", { counter: "1" });
  await drawAtKiosk(foyer, "wohnsitz-anmelden");
  const port = Number(new URL(foyer.url).port);
  const stream = await listen(port, "/desk/zeitz/stream", { cookie: anna.cookie, "hx-request": "true" });
  await stream.until("Für diesen Schalter wartet niemand.");
  foyer.clock.advance(25.5 * 60_000);
  await stream.until("Aushilfe, wartet seit 25 Min.");
  stream.end();
});

test("an open page is told all of it anew every while though nothing happens, so that nothing stale stays on it", async () => {
  await pressAs(anna, "counter", { counter: "1" });
  const port = Number(new URL(foyer.url).port);
  const stream = await listen(port, "/desk/zeitz/stream", { cookie: anna.cookie, "hx-request": "true" });
  const versions = () =>
    [...stream.heard().matchAll(/data-version="[\d.]+\.(\d+)"/g)].map(([, at]) => Number(at));
  await stream.until("data-version");
  foyer.clock.advance(20_000);
  while (versions().length < 2) await new Promise((resolve) => setImmediate(resolve));
  const [first = 0, second = 0] = versions();
  expect(second).toBeGreaterThan(first);
  stream.end();
});

test("the menu stays with the office, and so does the way back", async () => {
  const menu = /<nav class="menu__body".*?<\/nav>/s.exec(await workPage(anna, "/desk/alzey"))?.[0] ?? "";
  const links = [...menu.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
  for (const page of ["/devices/alzey", "/statistics/alzey", "/lab/alzey"]) expect(links).toContain(page);
  expect(links).not.toContain("/statistics");
  for (const page of ["/devices/alzey", "/statistics/alzey"])
    expect(await workPage(anna, page)).toContain('href="/desk/alzey"');
});

test("the page gives the link that unlocks a browser of the office", async () => {
  const page = await workPage(anna, "/desk/zeitz/screens");
  const path = /href="(\/unlock\/zeitz\/[^"]+)"/.exec(page)?.[1] ?? "";
  const opened = await fetch(foyer.url + path, { headers: { accept: "text/html" } });
  expect(opened.status).toBe(200);
  expect(await opened.text()).toContain("Freischalten");
});

test("staff lock every browser of the office again, and no other office's", async () => {
  const [zeitz, alzey] = await Promise.all(
    ["zeitz", "alzey"].map((town) => unlockedKiosk(foyer, town, `${town}-kiosk-foyer`)),
  );
  const draw = async (kiosk: typeof zeitz, id: string, service: string) =>
    (await kiosk!.draw({ id, service, medium: "qr" })).status;
  const answer = await anna.post("/desk/zeitz/screens", {});
  expect(answer.status).toBe(303);
  expect(await (await anna.get(answer.headers.get("location") ?? "")).text()).toContain("sind gesperrt");
  expect(await draw(zeitz, "locked-out-1", "reisepass")).toBe(403);
  expect(await draw(alzey, "still-open-1", "reisepass")).toBe(303);
});

test("what is no number is answered with a sentence, and so is a number that nobody has", async () => {
  const answer = await anna.get("/desk/zeitz?nummer=Hallo");
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Das ist keine Nummer.");
  expect(await workPage(anna, "/desk/zeitz?nummer=a7")).toContain("Diese Nummer gibt es heute nicht.");
  expect(await workPage(anna, "/desk/zeitz?nummer=")).not.toContain("Das ist keine Nummer.");
});

test("why somebody is next is said once: what the reason says is no mark beside it", async () => {
  await pressAs(anna, "counter", { counter: "2" });
  const nextWho = async () => /<p class="next__who">(.*?)<\/p>/s.exec(await workPage(anna))?.[1] ?? "";
  const target = await drawAtKiosk(foyer);
  await pressAs(anna, "priorities", { target, priority: "1" });
  expect((await nextWho()).match(/Vorrang/g)).toHaveLength(1);
  await pressAs(anna, "priorities", { target, priority: "0" });
  await pressAs(anna, "transfers", { target, to: "2", place: "arrival" });
  expect(await nextWho()).toContain("für diesen Schalter vorgemerkt");
  expect(await nextWho()).not.toContain("für Schalter 2");
  await pressAs(anna, "calls");
  const visitor = /<section class="visitor.*?<\/section>/s.exec(await workPage(anna))?.[0] ?? "";
  expect(visitor).toContain("für diesen Schalter vorgemerkt");
  expect(visitor).not.toContain("für Schalter 2");
});

test("the clerk's own line counts from 1, whoever waits for others in between", async () => {
  for (const service of ["fundbuero", "reisepass", "kita-platz", "abmeldung"])
    await drawAtKiosk(foyer, service);
  await pressAs(anna, "counter", { counter: "2" });
  const rows = [...(await workPage(anna)).matchAll(/id="row-(\w+)"><span class="row__place">(\d+)\./g)];
  expect(rows.map(([, number, place]) => `${place} ${number}`)).toEqual([
    "1 A001",
    "2 M001",
    "1 S001",
    "2 K001",
  ]);
});

test("closing asks first while somebody is parked at the counter, and only then", async () => {
  const question = async () =>
    /data-confirm="([^"]*)"/.exec(
      /id="form-closings".*?<\/form>/s.exec(await workPage(anna))?.[0] ?? "",
    )?.[1];
  await pressAs(anna, "counter", { counter: "2" });
  expect(await question()).toBeUndefined();
  for (const number of ["A001", "A002"]) {
    await drawAtKiosk(foyer);
    await pressAs(anna, "calls");
    await pressAs(anna, "starts");
    await pressAs(anna, "parkings");
    expect(await question()).toStartWith(
      number === "A001" ? "A001 ist hier noch geparkt." : "A001, A002 sind",
    );
  }
});
