import { afterEach, beforeEach, expect, test } from "bun:test";
import fc from "fast-check";
import type { AwayDraw, Intent } from "../../engine/location/command.ts";
import { decide } from "../../engine/location/decide/decide.ts";
import { isRefused } from "../../engine/refusal.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import type { Abilities } from "./abilities.ts";
import { numberOf } from "./chosen.ts";
import { type Desk, deskOf } from "./model.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

const desk = async (clerk = "anna", number: string | null = null): Promise<Desk> => {
  const seen = await foyer.engine.read("zeitz", (state, now) =>
    deskOf(state, now, foyer.engine, clerk, number),
  );
  if (!seen) throw new Error("no office");
  return seen;
};

const ask = async (intent: Intent, clerk = "anna") => {
  const answer = await foyer.ask("zeitz", intent, `staff:${clerk}`);
  if (isRefused(answer)) throw new Error(answer.sentence);
  return answer;
};

const draw = async (service: string) =>
  (await ask({ type: "draw", service, medium: "none", language: "de", channel: "desk" })).ticket ?? "";

const open = (counter: string, clerk = "anna") => ask({ type: "open", counter, clerk }, clerk);

const numbers = (list: readonly { number: string }[]) => list.map((one) => one.number);

test("what the page offers at a counter is exactly what the engine accepts there", async () => {
  const probes: Record<keyof Abilities, (counter: string, waiting: string, parked: string) => Intent> = {
    callNext: (counter) => ({ type: "call-next", counter }),
    callOne: (counter, ticket) => ({ type: "call", counter, ticket }),
    recall: (counter) => ({ type: "recall", counter }),
    start: (counter) => ({ type: "start", counter }),
    finish: (counter) => ({ type: "finish", counter }),
    miss: (counter) => ({ type: "miss", counter }),
    giveBack: (counter) => ({ type: "return", counter }),
    park: (counter) => ({ type: "park", counter }),
    resume: (counter, _, ticket) => ({ type: "resume", counter, ticket }),
    transfer: (counter) => ({
      type: "transfer",
      counter,
      service: "fundbuero",
      and_return: false,
      place: "end",
    }),
    proceed: (counter) => ({ type: "continue", counter, service: "fundbuero" }),
    pause: (counter) => ({ type: "pause", counter, pause: "break" }),
    reopen: (counter) => ({ type: "reopen", counter }),
    close: (counter) => ({ type: "close", counter }),
  };
  const walks: Intent["type"][] = [
    "call-next",
    "start",
    "finish",
    "miss",
    "return",
    "pause",
    "reopen",
    "recall",
  ];
  await open("2");
  await open("1", "bert");
  await draw("reisepass");
  const parked = (await ask({ type: "call-next", counter: "1" }, "bert")).ticket ?? "";
  await ask({ type: "start", counter: "1" }, "bert");
  await ask({ type: "park", counter: "1" }, "bert");

  const agrees = fc.asyncProperty(fc.array(fc.constantFrom(...walks), { maxLength: 12 }), async (walk) => {
    for (const type of walk) {
      const intent = { type, counter: "2", pause: "break" } as Intent;
      await foyer.ask("zeitz", intent, "staff:anna");
      const waiting = await draw("reisepass");
      const verdicts = await foyer.engine.read("zeitz", (state, now) => {
        const { own } = deskOf(state, now, foyer.engine, "anna", null);
        if (!own) throw new Error("the counter is gone");
        return Object.entries(probes).map(([name, probe]) => ({
          name,
          offered: own.can[name as keyof Abilities],
          accepted: !isRefused(
            decide(state, { id: "probe", actor: "staff:anna", intent: probe("2", waiting, parked) }, now),
          ),
        }));
      });
      for (const { name, offered, accepted } of verdicts ?? []) {
        expect({ type, name, offered }).toEqual({ type, name, offered: accepted });
      }
    }
  });
  await fc.assert(agrees, { numRuns: 15 });
});

test("whom the page says would be called next is who is called", async () => {
  await open("2");
  for (const service of ["fundbuero", "abmeldung", "reisepass", "kita-platz", "abmeldung"]) {
    foyer.clock.advance(60_000);
    await draw(service);
  }
  for (let calls = 0; calls < 3; calls++) {
    const { own } = await desk();
    const { ticket } = await ask({ type: "call-next", counter: "2" });
    expect(own?.next?.id).toBe(ticket ?? "");
    await ask({ type: "start", counter: "2" });
  }
  const { own, lists } = await desk();
  expect(own?.next).toBeNull();
  expect(numbers(lists.others)).toEqual(["S001", "K001"]);
});

test("everybody in the house stands in one list: for this counter, for others, parked, out, missed", async () => {
  await open("2");
  const tickets = [];
  for (const service of ["reisepass", "reisepass", "reisepass", "fundbuero", "abmeldung"])
    tickets.push(await draw(service));
  await ask({ type: "call-next", counter: "2" });
  await ask({ type: "start", counter: "2" });
  await ask({ type: "park", counter: "2" });
  await ask({ type: "call-next", counter: "2" });
  await ask({ type: "miss", counter: "2" });
  await ask({ type: "step-out", ticket: tickets[2] ?? "" });
  const { lists } = await desk();
  expect(numbers(lists.parked)).toEqual(["A001"]);
  expect(numbers(lists.missed)).toEqual(["A002"]);
  expect(numbers(lists.out)).toEqual(["A003"]);
  expect(numbers(lists.others)).toEqual(["S001"]);
  expect(numbers(lists.mine)).toEqual(["M001"]);
});

test("somebody whom the counter helps out with moves to its list when the time has come, and not before", async () => {
  await open("1");
  await draw("wohnsitz-anmelden");
  foyer.clock.advance(25 * 60_000);
  expect((await desk()).lists.mine).toEqual([]);
  foyer.clock.advance(1);
  expect(numbers((await desk()).lists.mine)).toEqual(["M001"]);
  expect((await desk()).own?.next?.reason).toBe("Aushilfe, wartet seit 25 Min.");
});

test("the visitor at the counter comes with note, documents, what was done already and where it goes back to", async () => {
  await open("2");
  const ticket = await draw("abmeldung");
  await ask({ type: "note", ticket, text: "spricht leise" });
  await ask({ type: "call-next", counter: "2" });
  await ask({ type: "start", counter: "2" });
  foyer.clock.advance(7 * 60_000);
  await ask({ type: "transfer", counter: "2", service: "fundbuero", and_return: true, place: "arrival" });
  await open("4", "bert");
  await ask({ type: "call", counter: "4", ticket }, "bert");
  const visitor = (await desk("bert")).own?.visitor;
  expect(visitor).toMatchObject({
    number: "M001",
    matter: "Fundbüro",
    note: "spricht leise",
    doing: "wird aufgerufen",
    reason: "gezielt gerufen",
    served: [{ matter: "Wohnsitz abmelden", minutes: 7 }],
    back_to: "Danach zurück an Schalter 2: Wohnsitz abmelden",
  });
  expect(visitor?.documents.length).toBeGreaterThan(0);
});

test("steps are told newest first, only what nothing happened after can be taken back, and then it is not told any more", async () => {
  await open("2");
  await draw("reisepass");
  await draw("reisepass");
  await ask({ type: "call-next", counter: "2" });
  await ask({ type: "start", counter: "2" });
  await ask({ type: "call-next", counter: "2" });
  const told = async () => (await desk()).own?.steps.map(({ what, tooLate }) => [what, tooLate]);
  expect(await told()).toEqual([
    ["A001 fertig, A002 aufgerufen", null],
    ["A001 begonnen", "zu spät: danach geschah etwas mit A001"],
    ["A001 aufgerufen", "zu spät: danach geschah etwas mit A001"],
    ["A002 gezogen", "A002 ist vergeben. Sie können die Nummer streichen."],
    ["A001 gezogen", "A001 ist vergeben. Sie können die Nummer streichen."],
  ]);
  const [newest] = (await desk()).own?.steps ?? [];
  await ask({ type: "undo", counter: "2", seq: newest?.seq ?? 0 });
  expect((await told())?.slice(0, 2)).toEqual([
    ["A001 begonnen", null],
    ["A001 aufgerufen", "zu spät: danach geschah etwas mit A001"],
  ]);
  expect((await desk()).own?.visitor?.number).toBe("A001");
});

test("the sign over the counter is offline, behind, or has shown the counter's last change", async () => {
  const { fleet, epoch } = foyer.engine;
  await open("2");
  const truth = async () => (await desk()).own?.truths.sign;
  expect(await truth()).toBe("offline");
  fleet.hear("zeitz-sign-2", { what: "appeared" }, foyer.clock.now());
  expect(await truth()).toBe("behind");
  const report = async (seq: number, of = epoch) =>
    fleet.hear("zeitz-sign-2", { what: "reported", reported: { epoch: of, seq } }, foyer.clock.now());
  const shown = (await desk()).own?.shown ?? 0;
  await report(shown * 2);
  expect(await truth()).toBe("shown");
  await draw("reisepass");
  await ask({ type: "call-next", counter: "2" });
  expect(await truth()).toBe("behind");
  await report(9_999, epoch - 1);
  expect(await truth()).toBe("behind");
  await report(((await desk()).own?.shown ?? 0) * 2 + 1);
  expect(await truth()).toBe("shown");
});

test("a printer without paper and a print job that failed or whose end is unknown are told until somebody has seen it", async () => {
  const { fleet } = foyer.engine;
  const printer = "zeitz-printer-foyer";
  const sentences = async () => (await desk()).warnings.map((warning) => warning.sentence);
  expect(await sentences()).toEqual([
    "Bondrucker im Foyer: nicht verbunden. Der Kiosk gibt nur QR-Codes aus.",
  ]);
  fleet.hear(printer, { what: "appeared" }, foyer.clock.now());
  expect(await sentences()).toEqual([]);
  fleet.hear(printer, { what: "health", health: { paper: "out" } }, foyer.clock.now());
  expect(await sentences()).toEqual(["Bondrucker im Foyer: kein Papier. Bitte eine neue Rolle einlegen."]);
  fleet.hear(printer, { what: "health", health: { paper: "ok" } }, foyer.clock.now());
  const ticket = await draw("reisepass");
  const { job } = await ask({ type: "print", ticket, printer });
  await ask({ type: "report-print", job: job ?? "", event: "failed", code: "cover-open" });
  expect(await sentences()).toEqual(["Zettel A001 wurde nicht gedruckt: Klappe offen."]);
  await ask({ type: "see-print", job: job ?? "" });
  const { job: second } = await ask({ type: "print", ticket, printer });
  await ask({ type: "report-print", job: second ?? "", event: "sent" });
  expect(await sentences()).toEqual([]);
  foyer.clock.advance(15_000);
  expect(await sentences()).toEqual([
    "Ob Zettel A001 gedruckt wurde, ist ungewiss. Er wird nicht von selbst noch einmal gedruckt.",
  ]);
});

test("a call that nobody answers asks the desk, and colleagues see it", async () => {
  await open("2");
  await open("1", "bert");
  await draw("reisepass");
  await ask({ type: "call-next", counter: "2" });
  for (let unanswered = 0; unanswered < 3; unanswered++) {
    foyer.clock.advance(60_000);
    await desk();
  }
  expect((await desk()).own?.visitor).toMatchObject({ asked: true, calls: 3 });
  const place = (await desk("bert")).places.find(({ id }) => id === "2");
  expect(place).toMatchObject({ clerk: "anna", doing: "ruft auf", number: "A001", asked: true });
});

test("a number is found however it is typed, and what is none is none", async () => {
  expect(["a1", " A001", "a 0001", "K1000"].map(numberOf)).toEqual(["A001", "A001", "A001", "K1000"]);
  expect(["", "A", "12", "AA1", "A-1", "A1;", "Ä1"].map(numberOf)).toEqual(Array(7).fill(null));
  expect((await desk("anna", "A001")).chosen).toMatchObject({ visitor: null, can: { call: false } });
  await draw("reisepass");
  expect((await desk("anna", "A001")).chosen).toMatchObject({
    visitor: { number: "A001" },
    can: { call: true, putBack: false, cancel: true, stepOut: true },
  });
});

test("who is at a colleague's counter is shown, and left to the colleague", async () => {
  await open("2");
  await open("1", "bert");
  await draw("reisepass");
  await ask({ type: "call-next", counter: "1" }, "bert");
  const { chosen } = await desk("anna", "A001");
  expect(chosen).toMatchObject({ visitor: { number: "A001" }, can: { transfer: false, cancel: false } });
  expect((await desk("bert", "A001")).chosen?.can).toMatchObject({ transfer: true, cancel: true });
});

test("a number drawn without the house that is in no line is told until somebody has seen it", async () => {
  foyer.engine.fleet.hear("zeitz-printer-foyer", { what: "appeared" }, foyer.clock.now());
  const draw: AwayDraw = {
    seq: 1,
    number: "A901",
    day: "2026-11-16",
    service: "reisepass",
    language: "de",
    medium: "paper",
    channel: "kiosk",
    origin: "zeitz-kiosk-foyer",
    ago_ms: 86_400_000,
    after_ms: null,
  };
  const from = { ledger: "a-ledger", device: "zeitz-printer-foyer", barred: false, draws: [draw] };
  const away_since = foyer.clock.now() - 86_400_000;
  await foyer.ask("zeitz", { type: "adopt-draws", ...from, away_since }, "device:zeitz-printer-foyer");
  const [warning] = (await desk()).warnings;
  expect(warning?.sentence).toBe(
    "A901 wurde ohne Netz gezogen (Reisepass beantragen, Montag, 16. November, 09:00 Uhr, Bondrucker im Foyer) und wartet in keiner Schlange: sie ist nicht von heute.",
  );
  await ask({ type: "see-stranded", draw: warning?.draw ?? "" });
  expect((await desk()).warnings).toEqual([]);
});
