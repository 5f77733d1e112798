import { describe, expect, test } from "bun:test";
import { systemClock } from "../engine/clock.ts";
import { AgentProcess } from "../fixtures/devices/agent-process.ts";
import { hears } from "../fixtures/devices/bus-suite.ts";
import { type BusUnderTest, busOnEmbedded, busOnMosquitto } from "../fixtures/devices/bus-under-test.ts";
import { onMosquitto } from "../fixtures/devices/each-broker.ts";
import type { Bus } from "./broker/bus.ts";
import type { Result, Ticket } from "./contract/command.ts";
import type { Health } from "./contract/state.ts";
import { EscPosPrinter } from "./simulator/printer/escpos.ts";
import { readTicket } from "./simulator/printer/read-escpos.ts";

const PRINTER = { location: "zeitz", device: "printer-1" };
const TICKET: Ticket = {
  number: "A023",
  queue: "Bürgerbüro",
  service: "Personalausweis",
  waiting: 2,
  range_min: [5, 15],
  issued_at: "2026-03-05T09:07:00+01:00",
  url: "https://zeitz.example/t/abc",
  language: "de",
  location: "Rathaus Zeitz",
};
const ids = ["A", "B", "C", "D"].map((end) => `01JD3ZK9V4T8Q2M6N0P5R7S1W${end}`);

async function setUp(open: () => Promise<BusUnderTest>) {
  const at = await open();
  const { bus } = at;
  const printer = await EscPosPrinter.open();
  const online = hears(bus, (m) => m.path === "state/availability" && m.payload === "online");
  const ready = health(bus, ({ paper }) => paper === "ok");
  const agent = new AgentProcess({
    DEVICE_ID: "printer-1",
    DEVICE_SECRET: "secret-printer-1",
    LOCATION: "zeitz",
    MQTT_URL: at.url,
    PRINTER: `127.0.0.1:${printer.port}`,
    AGENT_PORT: "0",
  });
  await Promise.all([online, ready]);
  return {
    bus,
    printer,
    agent,
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]();
      await printer[Symbol.asyncDispose]();
      await at[Symbol.asyncDispose]();
    },
  };
}

/** The first health report that fits. */
async function health(bus: Bus, wanted: (health: Health) => boolean): Promise<Health> {
  const message = await hears(bus, (m) => m.path === "state/health" && wanted(m.payload));
  return message.payload as Health;
}

/** Sends a print command and collects its answers up to the last one. */
async function print(bus: Bus, id: string, { lives_ms = 60_000 } = {}): Promise<Result[]> {
  const answers: Result[] = [];
  const last = hears(bus, (message) => {
    if (message.path !== "res/print" || message.payload.id !== id) return false;
    answers.push(message.payload);
    return message.payload.status !== "accepted";
  });
  const at = systemClock.now();
  await bus.publish(PRINTER, "cmd/print", { id, at, expires_at: at + lives_ms, args: { ticket: TICKET } });
  await last;
  return answers;
}

/** What it does whichever broker carries its words. */
function suite(on: () => Promise<BusUnderTest>): void {
  test("print command → paper: accepted, done, and the ticket's bytes say what the command said", async () => {
    await using at = await setUp(on);
    const [id = ""] = ids;
    expect(await print(at.bus, id)).toEqual([
      { id, status: "accepted" },
      { id, status: "done" },
    ]);
    const { lines, qr, cut } = readTicket(at.printer.paper);
    for (const text of ["A023", "Bürgerbüro", "Vor Ihnen: 2", "Wartezeit etwa 5–15 Minuten"]) {
      expect(lines).toContain(text);
    }
    expect([qr, cut]).toEqual([TICKET.url, true]);
  });

  test("a command said twice prints once and is answered as duplicate; one too late is expired", async () => {
    await using at = await setUp(on);
    const [id = "", late = ""] = ids;
    await print(at.bus, id);
    expect(await print(at.bus, id)).toEqual([{ id, status: "duplicate", detail: "done" }]);
    expect(await print(at.bus, late, { lives_ms: -1 })).toEqual([{ id: late, status: "expired" }]);
    expect(at.printer.cuts).toBe(1);
  });

  test("paper out and an open cover fail the job, and health shows each at once and when it is over", async () => {
    await using at = await setUp(on);
    const [out = "", open = "", again = ""] = ids;
    const shown = health(at.bus, ({ paper }) => paper === "out");
    at.printer.faults.paper = "out";
    expect((await shown).errors).toEqual(["paper-out"]);
    expect((await print(at.bus, out)).at(-1)).toEqual({ id: out, status: "failed", code: "paper-out" });
    const lifted = health(at.bus, ({ cover }) => cover === "open");
    at.printer.faults.cover_open = true;
    expect((await lifted).errors).toEqual(["cover-open"]);
    expect((await print(at.bus, open)).at(-1)).toEqual({ id: open, status: "failed", code: "cover-open" });
    const well = health(at.bus, ({ errors }) => errors.length === 0);
    Object.assign(at.printer.faults, { paper: "ok", cover_open: false });
    await well;
    expect((await print(at.bus, again)).at(-1)?.status).toBe("done");
    expect(at.printer.cuts).toBe(1);
  });

  test("a printer that hangs up in the middle: failed with code unknown, and nothing is sent again by itself", async () => {
    await using at = await setUp(on);
    const [id = "", next = ""] = ids;
    at.printer.faults.cut_after_bytes = 50;
    const back = health(at.bus, ({ errors }) => errors.length === 0);
    expect((await print(at.bus, id)).at(-1)).toMatchObject({ status: "failed", code: "unknown" });
    at.printer.faults.cut_after_bytes = 0;
    await back;
    expect((await print(at.bus, next)).at(-1)?.status).toBe("done");
    expect(at.printer.cuts).toBe(1);
  });

  test("a clean stop says offline and ends with code 0; a killed agent is offline by its will", async () => {
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      await using at = await setUp(on);
      const offline = hears(at.bus, (m) => m.path === "state/availability" && m.payload === "offline");
      const code = await at.agent.stop(signal);
      await offline;
      if (signal === "SIGTERM") expect(code).toBe(0);
    }
  });
}
describe("embedded broker", () => suite(busOnEmbedded));
onMosquitto("the agent", () => suite(busOnMosquitto));

test("wrong variables end the agent with code 1 and a sentence for each", async () => {
  await using agent = new AgentProcess({ DEVICE_ID: "Printer!" });
  expect(await agent.exited).toBe(1);
  await agent.logged(/DEVICE_ID must be .* LOCATION must be .* DEVICE_SECRET must be/);
});
