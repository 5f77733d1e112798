// Rule: a trial proves a device and disturbs nobody: no number is used, no call hidden, and what is right is there again.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { layoutTicket } from "../../engine/slip/layout.ts";
import type { Template } from "../../engine/slip/template.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { onEachBroker } from "../../fixtures/devices/each-broker.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { until } from "../../fixtures/until.ts";
import type { Ticket } from "../contract/command.ts";
import type { Display } from "../contract/set.ts";

const [SIGN, PRINTER] = ["zeitz-sign-1", "zeitz-printer-foyer"];
let foyer: Foyer;
let device: DeviceClient;
async function join(id: string): Promise<void> {
  const password = (await foyer.engine.credentials.issue(id, foyer.clock.now())) ?? "";
  device = await DeviceClient.connect(foyer.mqtt, id, { password });
  for (const branch of ["set/#", "cmd/#"]) await device.listen(branch);
  await device.say("state/availability", "online");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(id));
}
const begin = (id: string) => foyer.engine.trials.begin(id, foyer.clock.now());
const ended = (id: string) =>
  until(foyer.engine, "zeitz", () => {
    const trial = foyer.engine.fleet.get(id)?.trial;
    return trial?.state !== "running" && trial;
  });
/** What the sign is told from now on. */
async function told(wanted: (display: Display) => boolean): Promise<Display> {
  const { payload } = await device.hears("set/display", (heard) => {
    return device.heard.indexOf(heard) >= seen && wanted(JSON.parse(heard.payload));
  });
  seen = device.heard.length;
  return JSON.parse(payload);
}
let seen = 0;
onEachBroker("trials", (open) => {
  beforeEach(async () => {
    seen = 0;
    foyer = await open();
  });
  afterEach(async () => {
    await device.leave();
    await foyer.close();
  });

  test("a sign shows 8888 for ten seconds, says so, and then shows what is right again", async () => {
    await join(SIGN);
    const right = await told(({ mode }) => mode === "closed");
    begin(SIGN);
    const shows = await told(({ text }) => text === "8888");
    expect(shows).toMatchObject({ mode: "call", blink_ms: 0, rev: "0.1" });
    await device.say("state/reported", { rev: shows.rev });
    expect(await ended(SIGN)).toMatchObject({ state: "passed" });
    foyer.clock.advance(9_999);
    expect(device.heard.filter(({ topic }) => topic.endsWith("set/display")).length).toBe(seen);
    foyer.clock.advance(1);
    expect(await told(() => true)).toEqual(right);
  });

  test("a real call ends the test at once, and the test is never taken for it", async () => {
    await join(SIGN);
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
    await told(({ mode }) => mode === "idle");
    begin(SIGN);
    const test = await told(({ text }) => text === "8888");
    await device.say("state/reported", { rev: test.rev });
    await ended(SIGN);
    const draw = { service: "ausweis-beantragen", medium: "qr", language: "de", channel: "kiosk" } as const;
    await foyer.ask("zeitz", { type: "draw", ...draw });
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    const call = await told(({ mode, text }) => mode === "call" && text !== "8888");
    expect(call).toMatchObject({ text: "A001", blink_ms: 1_000 });
    foyer.clock.advance(12_000);
    expect(await told(() => true)).toMatchObject({ text: "A001", blink_ms: 0 });
  });

  test("while somebody is called no test hides the number, and the technician is told why", async () => {
    await join(SIGN);
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
    const draw = { service: "ausweis-beantragen", medium: "qr", language: "de", channel: "kiosk" } as const;
    await foyer.ask("zeitz", { type: "draw", ...draw });
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    begin(SIGN);
    expect(await ended(SIGN)).toMatchObject({ state: "failed", code: "somebody-is-called" });
    expect(device.heard.some(({ payload }) => payload.includes("8888"))).toBe(false);
  });

  test("a sign that says nothing has failed after the ten seconds; a second trial at once is refused", async () => {
    await join(SIGN);
    begin(SIGN);
    await told(({ text }) => text === "8888");
    expect(begin(SIGN)).toBe("running");
    foyer.clock.advance(10_000);
    expect(await ended(SIGN)).toMatchObject({ state: "failed", code: "no-answer" });
  });

  test("a printer prints a slip marked TEST that is no ticket: no number, no job, no visitor", async () => {
    await join(PRINTER);
    const before = await foyer.engine.read("zeitz", ({ seq, tickets, jobs }) => [
      seq,
      tickets.size,
      jobs.size,
    ]);
    begin(PRINTER);
    const { payload } = await device.hears("cmd/print");
    const { id, args } = JSON.parse(payload) as { id: string; args: { ticket: Ticket; slip?: Template } };
    expect(args.ticket).toMatchObject({
      number: "TEST",
      service: "Kein Wartezettel",
      url: "https://foyer.example/",
    });
    const paper = layoutTicket(args.ticket, { columns: 42 }, args.slip).flatMap((piece) =>
      piece.kind === "text" ? [piece.text] : [],
    );
    expect(paper).toContain("Kein Wartezettel");
    for (const untrue of [
      "Sie sind als Nächstes dran",
      "Bitte warten Sie auf den Aufruf.",
      "Auf dem Handy verfolgen",
    ])
      expect(paper).not.toContain(untrue);
    await device.say("res/print", { id, status: "accepted" });
    await device.say("res/print", { id, status: "done" });
    expect(await ended(PRINTER)).toMatchObject({ state: "passed" });
    expect(
      await foyer.engine.read("zeitz", ({ seq, tickets, jobs }) => [seq, tickets.size, jobs.size]),
    ).toEqual(before);
    expect(foyer.log.filter(({ what }) => what === "answer about an unknown print job")).toEqual([]);
  });

  test("a printer without paper says so, one without a word has failed after its patience", async () => {
    await join(PRINTER);
    begin(PRINTER);
    const { payload } = await device.hears("cmd/print");
    await device.say("res/print", { id: JSON.parse(payload).id, status: "failed", code: "paper-out" });
    expect(await ended(PRINTER)).toMatchObject({ state: "failed", code: "paper-out" });
    begin(PRINTER);
    await device.hears("cmd/print", ({ payload: later }) => later !== payload);
    foyer.clock.advance(60_000);
    expect(await ended(PRINTER)).toMatchObject({ state: "failed", code: "no-answer" });
  });

  test("what is not there, not known or not to be tried is refused with a word", async () => {
    await join(PRINTER);
    expect(begin(SIGN)).toBe("offline");
    expect(begin("zeitz-kiosk-foyer")).toBe("not-testable");
    expect(begin("nobody")).toBe("unknown-device");
  });
});
