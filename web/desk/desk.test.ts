import { afterEach, beforeEach, expect, test } from "bun:test";
import { drawAtKiosk, pressAs, seenBy, workPage } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";

let foyer: Foyer;
let anna: SignedIn;
let bert: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  [anna, bert] = (await Promise.all(
    ["anna", "bert"].map(async (login) => signIn(foyer, await employ(foyer, login))),
  )) as [SignedIn, SignedIn];
});
afterEach(async () => {
  expect(foyer.log.filter((line) => line.level === "error")).toEqual([]);
  await foyer.close();
});

const take = (clerk: SignedIn, counter: string) => pressAs(clerk, "counter", { counter });
const draw = (service?: string) => drawAtKiosk(foyer, service);
const numbersCalled = () =>
  foyer.engine.read("zeitz", (state) => state.calls.map(({ number, counter }) => `${number}>${counter}`));
const stateOf = (ticket: string) =>
  foyer.engine.read("zeitz", (state) => state.tickets.get(ticket)?.state ?? null);

test("a visit from call to end by plain forms, each answered by a whole page", async () => {
  const ticket = await draw();
  for (const [deed, form, state] of [
    ["counter", { counter: "2" }, "waiting"],
    ["calls", {}, "called"],
    ["recalls", {}, "called"],
    ["starts", {}, "serving"],
    ["continuations", { service: "abmeldung" }, "serving"],
    ["parkings", {}, "parked"],
    ["resumptions", { target: ticket }, "serving"],
    ["returns", {}, "waiting"],
    ["priorities", { target: ticket, priority: "2" }, "waiting"],
    ["notes", { target: ticket, text: "hört schlecht" }, "waiting"],
    ["transfers", { target: ticket, service: "reisepass", to: "2", place: "end", back: "on" }, "waiting"],
    ["step-outs", { target: ticket }, "out"],
    ["come-backs", { target: ticket }, "waiting"],
    ["calls", { target: ticket }, "called"],
    ["no-shows", {}, "missed"],
    ["put-backs", { target: ticket }, "waiting"],
    ["pauses", { pause: "pickup" }, "waiting"],
    ["reopenings", {}, "waiting"],
    ["calls", {}, "called"],
    ["starts", {}, "serving"],
    ["transfers", { service: "fundbuero", place: "arrival" }, "waiting"],
    ["cancellations", { target: ticket }, "cancelled"],
    ["closings", {}, "cancelled"],
  ] as [string, Record<string, string>, string][]) {
    const answer = await pressAs(anna, deed, form);
    expect([deed, answer.status, answer.headers.get("location")]).toEqual([deed, 303, "/desk/zeitz"]);
    expect([deed, await stateOf(ticket)]).toEqual([deed, state]);
  }
});

test("staff draw a number for somebody, print it again, and put a warning away", async () => {
  expect(
    (await pressAs(anna, "tickets", { service: "abmeldung", medium: "none", language: "tr" })).status,
  ).toBe(303);
  expect(await stateOf("zeitz-20261117-M001")).toBe("waiting");
  const prints = { target: "zeitz-20261117-M001", printer: "zeitz-printer-foyer" };
  expect((await pressAs(anna, "prints", prints)).status).toBe(303);
  foyer.clock.advance(60_000);
  expect(await workPage(anna)).toContain("Zettel M001 wurde nicht gedruckt");
  expect((await pressAs(anna, "seen-prints", { job: "zeitz-20261117-M001-p1" })).status).toBe(303);
  expect(await workPage(anna)).not.toContain("Zettel M001 wurde nicht gedruckt");
});

test("one form sent three times is one call; the same press on a page that saw it is another", async () => {
  await draw();
  await draw();
  await take(anna, "2");
  const form = await seenBy(anna);
  const answers = await Promise.all([1, 2, 3].map(() => anna.post("/desk/zeitz/calls", form)));
  expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
  expect((await anna.post("/desk/zeitz/calls", form)).status).toBe(303);
  expect(await numbersCalled()).toEqual(["A001>2"]);
  await pressAs(anna, "starts");
  await pressAs(anna, "calls");
  expect(await numbersCalled()).toEqual(["A001>2", "A002>2"]);
});

test("a press repeated after a restart gets its first answer", async () => {
  await draw();
  await draw();
  await take(anna, "2");
  const form = await seenBy(anna);
  await anna.post("/desk/zeitz/calls", form);
  await foyer.restart();
  expect((await anna.post("/desk/zeitz/calls", form)).status).toBe(303);
  expect(await numbersCalled()).toEqual(["A001>2"]);
});

test("two clerks who press at the same instant get two visitors", async () => {
  for (let i = 0; i < 20; i++) await draw();
  await take(anna, "1");
  await take(bert, "2");
  for (let round = 0; round < 8; round++) {
    const forms = await Promise.all([seenBy(anna), seenBy(bert)]);
    await Promise.all([anna.post("/desk/zeitz/calls", forms[0]), bert.post("/desk/zeitz/calls", forms[1])]);
    await Promise.all([pressAs(anna, "starts"), pressAs(bert, "starts")]);
  }
  const called = (await numbersCalled()) ?? [];
  expect(called).toHaveLength(16);
  expect(new Set(called.map((one) => one.split(">")[0])).size).toBe(16);
  expect(called.filter((one) => one.endsWith(">1"))).toHaveLength(8);
});

test("a refusal is a German sentence with its status, for htmx, for programs and as the page itself", async () => {
  const ticket = await draw();
  await take(anna, "1");
  await take(bert, "2");
  await pressAs(anna, "calls");
  await pressAs(anna, "starts");
  const form = { ...(await seenBy(bert)), target: ticket };
  const sentence = "A001 wird bereits an Schalter 1 bedient.";
  const box = await bert.post("/desk/zeitz/calls", form, { "hx-request": "true" });
  expect([box.status, box.headers.get("hx-retarget")]).toEqual([409, "#refusal"]);
  expect(await box.text()).toContain(sentence);
  const problem = await bert.post("/desk/zeitz/calls", form, { accept: "application/json" });
  expect(await problem.json()).toMatchObject({ status: 409, code: "not-possible", detail: sentence });
  const page = await (await bert.post("/desk/zeitz/calls", form)).text();
  expect(page).toContain(sentence);
  expect(page).toContain("Schalter 2 · Ausweise und Meldewesen");
});

test("without a script a refused form comes back as it was typed", async () => {
  const ticket = await draw();
  await take(anna, "2");
  await pressAs(anna, "calls");
  const text = `lang ${"x".repeat(500)}`;
  const answer = await pressAs(anna, "notes", { target: ticket, text });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("Bitte prüfen Sie sie.");
  expect(page).toContain(text);
});

test("a page that shows somebody who is no longer at the counter does nothing to whoever is there now", async () => {
  await draw();
  await draw();
  await take(anna, "2");
  await pressAs(anna, "calls");
  const old = await seenBy(anna);
  await pressAs(anna, "no-shows");
  await pressAs(anna, "calls");
  for (const deed of ["no-shows", "starts", "recalls", "returns", "calls", "transfers"]) {
    const answer = await anna.post(`/desk/zeitz/${deed}`, { ...old, service: "fundbuero" });
    expect([deed, answer.status]).toEqual([deed, 409]);
    expect(await answer.text()).toContain("Inzwischen hat sich an Ihrem Schalter etwas geändert.");
  }
  expect(await stateOf("zeitz-20261117-A002")).toBe("called");
});

test("nobody acts at a colleague's counter", async () => {
  await draw();
  await take(anna, "1");
  await pressAs(anna, "calls");
  const annas = await seenBy(anna);
  expect((await bert.post("/desk/zeitz/no-shows", annas)).status).toBe(409);
  expect((await pressAs(bert, "no-shows")).status).toBe(409);
  const taken = await take(bert, "1");
  expect(taken.status).toBe(409);
  expect(await taken.text()).toContain("An Schalter 1 sitzt schon jemand und bedient A001.");
  expect(await stateOf("zeitz-20261117-A001")).toBe("called");
});

test("what nobody can mean is refused and changes nothing", async () => {
  const ticket = await draw();
  await take(anna, "2");
  const before = await foyer.engine.read("zeitz", (state) => state.seq);
  const status = async (deed: string, form: Record<string, string> = {}) =>
    (await pressAs(anna, deed, form)).status;
  expect(await status("calls", { target: "zeitz-20261117-A999" })).toBe(404);
  expect(await status("calls", { target: "constructor" })).toBe(404);
  expect(await status("calls", { seen: "-1" })).toBe(422);
  expect(await status("calls", { seen: "" })).toBe(422);
  expect(await status("counter", { counter: "99" })).toBe(404);
  expect(await status("counter", {})).toBe(422);
  expect(await status("continuations", { service: "__proto__" })).toBe(409);
  expect(await status("tickets", { service: "gibt-es-nicht", medium: "none" })).toBe(404);
  expect(await status("tickets", { service: "abmeldung", medium: "stone" })).toBe(422);
  expect(
    await status("tickets", { service: "abmeldung", medium: "paper", printer: "alzey-printer-foyer" }),
  ).toBe(404);
  expect(await status("tickets", { service: "abmeldung", medium: "none", language: "xx" })).toBe(422);
  expect(await status("priorities", { target: ticket, priority: "3" })).toBe(422);
  expect(await status("transfers", { target: ticket, place: "front", service: "abmeldung" })).toBe(422);
  expect(await status("transfers", { target: ticket, to: "99" })).toBe(404);
  expect(await status("transfers", { target: ticket })).toBe(422);
  expect(await status("pauses", { pause: "constructor" })).toBe(422);
  expect(await status("undos", { seq: "NaN" })).toBe(422);
  expect(await status("undos", { seq: "1" })).toBe(409);
  expect(await status("seen-prints", { job: "x" })).toBe(404);
  expect(await status("constructor")).toBe(404);
  expect(await status("deeds-of-no-name")).toBe(404);
  expect((await anna.post("/desk/nowhere/calls", await seenBy(anna))).status).toBe(404);
  expect((await anna.get("/desk/nowhere")).status).toBe(404);
  expect((await pressAs(anna, "notes", { target: ticket, text: "x".repeat(70_000) })).status).toBe(413);
  expect(await foyer.engine.read("zeitz", (state) => state.seq)).toBe(before);
});

test("a forged cookie, a missing token and a foreign page get nowhere", async () => {
  await draw();
  await take(anna, "2");
  const form = await seenBy(anna);
  const forged = await anna.post("/desk/zeitz/calls", form, { cookie: "staff=forged" });
  expect(forged.status).toBe(401);
  expect((await anna.post("/desk/zeitz/calls", { ...form, csrf: "" })).status).toBe(403);
  expect((await anna.post("/desk/zeitz/calls", form, { origin: "http://evil.example" })).status).toBe(403);
  expect(await numbersCalled()).toEqual([]);
});

test("a clerk works at their own offices only", async () => {
  const carla = await signIn(foyer, await employ(foyer, "carla", ["alzey"]));
  expect((await carla.get("/desk")).headers.get("location")).toBe("/desk/alzey");
  expect((await carla.get("/desk/zeitz")).status).toBe(403);
  expect((await carla.get("/desk/zeitz/stream")).status).toBe(403);
  expect((await carla.get("/desk/zeitz/screens")).status).toBe(403);
  expect((await carla.post("/desk/zeitz/counter", { seen: "1", counter: "1" })).status).toBe(403);
  expect((await carla.get("/desk/alzey")).status).toBe(200);
});

test("a note is text and never markup, and stands neither in the journal nor in the log", async () => {
  const ticket = await draw();
  const text = '<img src=x onerror="alert(1)"> Frau Geheim';
  await take(anna, "2");
  await pressAs(anna, "notes", { target: ticket, text });
  const page = await workPage(anna);
  expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Frau Geheim");
  expect(page).not.toContain("<img src=x");
  const journal = await foyer.engine.store.journal("zeitz", 0, foyer.clock.now() + 1);
  expect(journal.length).toBeGreaterThan(1);
  expect(JSON.stringify([journal, foyer.log])).not.toContain("Geheim");
});

test("a step is taken back once, and afterwards a sentence says why not", async () => {
  await draw();
  await take(anna, "2");
  await pressAs(anna, "calls");
  const seq = /name="seq" value="(\d+)"/.exec(await workPage(anna))?.[1] ?? "";
  const form = { ...(await seenBy(anna)), seq };
  const undone = await anna.post("/desk/zeitz/undos", form, { "hx-request": "true" });
  expect(await stateOf("zeitz-20261117-A001")).toBe("waiting");
  expect(await undone.text()).toContain("Zurückgenommen: A001 aufgerufen.");
  const again = await pressAs(anna, "undos", { seq });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("Das ist schon zurückgenommen.");
});
