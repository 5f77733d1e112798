import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, printerSays } from "../../fixtures/kiosk.ts";
import { answerOf, printingAt } from "./answer.ts";
import { findMatter, groupsOf } from "./matters.ts";

const PRINTER = "zeitz-printer-foyer";
let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());

const draw = async (service: string, medium: "paper" | "qr" = "qr") => {
  const channel = "kiosk" as const;
  const intent = {
    type: "draw" as const,
    service,
    medium,
    language: "de" as const,
    channel,
    printer: PRINTER,
  };
  const drawn = await foyer.ask("zeitz", intent, "device:zeitz-kiosk-foyer");
  if ("refused" in drawn || !drawn.ticket) throw new Error(JSON.stringify(drawn));
  return { ticket: drawn.ticket, job: `${drawn.ticket}-p1` };
};
const answer = (ticket: string) =>
  lookAt(foyer, "zeitz", (state) => answerOf(state, ticket, foyer.clock.now()));
const report = (job: string, event: "sent" | "printed" | "failed") =>
  foyer.ask("zeitz", { type: "report-print", job, event, code: "paper-out" }, `device:${PRINTER}`);

test("the answer tells number, people ahead and where to go; the wait only when somebody works", async () => {
  const first = await draw("fundbuero");
  const second = await draw("parkausweis");
  expect(await answer(first.ticket)).toMatchObject({
    number: "S001",
    ahead: 0,
    standing: "line",
    wait: null,
  });
  expect((await answer(second.ticket))?.ahead).toBe(1);
  expect((await answer(second.ticket))?.way?.counter).toBeNull();

  await foyer.ask("zeitz", { type: "open", counter: "4", clerk: "clerk" });
  const { wait } = (await answer(second.ticket))!;
  expect(wait!.high_min).toBeGreaterThan(wait!.low_min);
});

test("before the call the way is the area that all its counters share, else the department's, whoever is open", async () => {
  const { ticket } = await draw("reisepass");
  const waiting = { counter: null, way: { de: "Erdgeschoss · Wartezone gelb" } };
  expect((await answer(ticket))?.way).toMatchObject(waiting);
  const either = await draw("meldebescheinigung");
  expect((await answer(either.ticket))?.way?.way.de).toBe("Erdgeschoss, Wartezone gelb oder blau");
  await foyer.ask("zeitz", { type: "open", counter: "2", clerk: "other" });
  expect((await answer(ticket))?.way).toMatchObject(waiting);
});

test("a number that is called meanwhile says where to", async () => {
  const { ticket } = await draw("abmeldung");
  await foyer.ask("zeitz", { type: "call", counter: "2", ticket });
  expect(await answer(ticket)).toMatchObject({
    standing: "called",
    counter: "2",
    way: { counter: "2", way: { de: "Erdgeschoss, Zimmer 4, Wartezone gelb" } },
  });
  await foyer.ask("zeitz", { type: "miss", counter: "2" });
  expect((await answer(ticket))?.standing).toBe("over");
});

test("paper is printing until the printer has answered; of what was sent without an answer nobody claims anything", async () => {
  const printed = await draw("reisepass", "paper");
  expect((await answer(printed.ticket))?.paper).toBe("printing");
  await report(printed.job, "sent");
  expect((await answer(printed.ticket))?.paper).toBe("printing");
  await report(printed.job, "printed");
  expect((await answer(printed.ticket))?.paper).toBe("take");

  const failed = await draw("reisepass", "paper");
  await report(failed.job, "failed");
  expect((await answer(failed.ticket))?.paper).toBe("failed");

  const [unsent, silent] = [await draw("reisepass", "paper"), await draw("reisepass", "paper")];
  await report(silent.job, "sent");
  foyer.clock.advance(16_000);
  expect((await answer(unsent.ticket))?.paper).toBe("failed");
  expect((await answer(silent.ticket))?.paper).toBe("unsure");

  expect((await answer((await draw("fundbuero")).ticket))?.paper).toBe("none");
  expect(await answer("zeitz-20261116-A001")).toBeNull();
});

test("a kiosk knows whether its printer can print, and whether it is the paper", () => {
  const kiosk = foyer.engine.town("zeitz")!.kiosks[0]!;
  const { fleet } = foyer.engine;
  expect(printingAt(fleet, kiosk)).toBe("away");
  printerSays(foyer, PRINTER, "ok");
  expect(printingAt(fleet, kiosk)).toBe("ready");
  printerSays(foyer, PRINTER, "out");
  expect(printingAt(fleet, kiosk)).toBe("paper-out");
  expect(printingAt(fleet, { id: "k", name: "k" })).toBe("never");
});

test("every matter stands under its line, with why no number is drawn for it", async () => {
  const groups = await lookAt(foyer, "zeitz", (state) => groupsOf(state, foyer.clock.now()));
  expect(groups.map(({ queue }) => queue.id).join("")).toBe("AMSGK");
  expect(groups.flatMap(({ matters }) => matters)).toHaveLength(17);
  const why = (id: string, ms = 0) =>
    lookAt(foyer, "zeitz", (state) => findMatter(state, id, foyer.clock.now() + ms)?.hindrance?.why ?? null);
  expect(await why("reisepass")).toBeNull();
  expect(await why("kita-beratung")).toBe("appointment-only");
  expect(await why("kita-platz", 3.5 * 3_600_000)).toBe("shut");
  for (let nth = 0; nth < 8; nth++) await draw("gewerbe-anmelden");
  expect(await why("gewerbe-anmelden")).toBe("contingent-used-up");
});
