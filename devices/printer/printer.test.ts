import { expect, test } from "bun:test";
import { EscPosPrinter } from "../simulator/printer/escpos.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";
import { Printer, type PrinterOptions } from "./printer.ts";
import { obstacle, type PrinterStatus } from "./status.ts";
import { encodeTicket } from "./ticket.ts";

const TICKET = encodeTicket(
  {
    number: "B107",
    queue: "Kasse",
    service: "Gebühr zahlen",
    waiting: 1,
    range_min: [2, 5],
    issued_at: "2026-03-05T09:07:00+01:00",
    url: "https://zeitz.example/t/abc",
    language: "de",
    location: "Rathaus Zeitz",
  },
  { columns: 42 },
);

async function setUp(options: Partial<PrinterOptions> = {}) {
  const device = await EscPosPrinter.open();
  const at = { host: "127.0.0.1", port: device.port, log: () => {} };
  const printer = new Printer({ ...at, poll_ms: 20, retry_ms: 20, reply_ms: 10_000, ...options });
  await becomes(printer, (status) => !status.offline);
  return {
    device,
    printer,
    async [Symbol.asyncDispose]() {
      printer.close();
      await device[Symbol.asyncDispose]();
    },
  };
}

function becomes(printer: Printer, wanted: (status: PrinterStatus) => boolean): Promise<PrinterStatus> {
  if (wanted(printer.status)) return Promise.resolve(printer.status);
  return new Promise((done) => {
    const stop = printer.onStatus((status) => {
      if (!wanted(status)) return;
      stop();
      done(status);
    });
  });
}

test("a confirmed job is printed, and its bytes are the ticket", async () => {
  await using at = await setUp();
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "printed" });
  const { lines, qr, cut } = readTicket(at.device.paper);
  expect(lines).toContain("B107");
  expect([qr, cut]).toEqual(["https://zeitz.example/t/abc", true]);
});

test("jobs wait for each other and never mix", async () => {
  await using at = await setUp();
  at.device.faults.slow_ms = 30;
  const outcomes = await Promise.all([TICKET, TICKET, TICKET].map((job) => at.printer.print(job)));
  expect(outcomes.every(({ outcome }) => outcome === "printed")).toBe(true);
  expect(at.device.paper.equals(Buffer.concat([TICKET, TICKET, TICKET]))).toBe(true);
});

test("with an obstacle in the way the job fails by its code and no byte is sent", async () => {
  await using at = await setUp();
  at.device.faults.paper = "out";
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "refused", code: "paper-out" });
  at.device.faults.cover_open = true;
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "refused", code: "cover-open" });
  at.device.faults.cover_open = false;
  at.device.faults.paper = "ok";
  await becomes(at.printer, (status) => !obstacle(status));
  expect(at.device.paper.length).toBe(0);
});

test("paper that ends in the middle of a ticket fails the job", async () => {
  await using at = await setUp();
  at.device.faults.paper_out_after_bytes = 40;
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "failed", code: "paper-out" });
  expect(at.device.cuts).toBe(0);
});

test("a connection cut in the middle leaves the outcome unknown, and nothing is sent again", async () => {
  await using at = await setUp();
  at.device.faults.cut_after_bytes = 40;
  expect(await at.printer.print(TICKET)).toEqual({
    outcome: "unknown",
    detail: "connection lost during the job",
  });
  at.device.faults.cut_after_bytes = 0;
  await becomes(at.printer, (status) => !status.offline);
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "printed" });
  expect(at.device.cuts).toBe(1);
});

test("no confirmation in time is unknown too, not a failure", async () => {
  await using at = await setUp({ job_ms: 1_000 });
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "printed" });
  at.device.faults.slow_ms = 3_000;
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "unknown", detail: "no confirmation in time" });
});

test("the late confirmation of one job never confirms the next", async () => {
  await using at = await setUp({ job_ms: 1_000 });
  await at.printer.print(TICKET);
  at.device.faults.slow_ms = 1_200;
  expect((await at.printer.print(TICKET)).outcome).toBe("unknown");
  at.device.faults.paper_out_after_bytes = TICKET.length + 10; // ten bytes into the next
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "failed", code: "paper-out" });
});

test("a printer that confirms nothing counts as printed when it is well afterwards", async () => {
  await using at = await setUp();
  at.device.faults.confirms = false;
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "printed" });
  at.device.faults.paper_out_after_bytes = TICKET.length - 40;
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "failed", code: "paper-out" });
});

test("a job whose time is over when its turn comes is not begun", async () => {
  await using at = await setUp();
  at.device.faults.slow_ms = 30;
  const first = at.printer.print(TICKET);
  const second = at.printer.print(TICKET, () => at.device.cuts === 0);
  expect((await first).outcome).toBe("printed");
  expect(await second).toEqual({ outcome: "refused", code: "expired" });
  expect(at.device.cuts).toBe(1);
});

test("status that nobody asked for, and garbage, confirm no job", async () => {
  await using at = await setUp({ job_ms: 1_000 });
  expect((await at.printer.print(TICKET)).outcome).toBe("printed");
  Object.assign(at.device.faults, { slow_ms: 3_000, chatters: true });
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "unknown", detail: "no confirmation in time" });
});

test("answers that come late and in pieces are still the right ones", async () => {
  await using at = await setUp();
  Object.assign(at.device.faults, { paper: "low", reply_late_ms: 40 });
  await becomes(at.printer, ({ paper }) => paper === "low");
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "printed" });
});

test("paper low, cover open and a hung printer are noticed without a job", async () => {
  await using at = await setUp({ reply_ms: 60 });
  at.device.faults.paper = "low";
  await becomes(at.printer, ({ paper }) => paper === "low");
  at.device.faults.cover_open = true;
  await becomes(at.printer, ({ cover }) => cover === "open");
  at.device.faults.silent = true;
  await becomes(at.printer, ({ offline }) => offline);
  expect(await at.printer.print(TICKET)).toEqual({ outcome: "refused", code: "offline" });
});

test("a printer switched on later is found by itself", async () => {
  const first = await EscPosPrinter.open();
  const port = first.port;
  await first[Symbol.asyncDispose]();
  const printer = new Printer({ host: "127.0.0.1", port, log: () => {}, poll_ms: 20, retry_ms: 20 });
  expect(await printer.print(TICKET)).toEqual({ outcome: "refused", code: "offline" });
  await using device = await EscPosPrinter.open(port);
  await becomes(printer, (status) => !status.offline);
  expect(await printer.print(TICKET)).toEqual({ outcome: "printed" });
  expect(device.cuts).toBe(1);
  printer.close();
});
