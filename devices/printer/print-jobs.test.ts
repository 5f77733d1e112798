// Rule: a command is done at most once; only one of which no byte was sent is tried again, and only while it is wanted.
import { expect, test } from "bun:test";
import { systemClock } from "../../engine/clock.ts";
import type { Result } from "../contract/command.ts";
import { EscPosPrinter } from "../simulator/printer/escpos.ts";
import { PrintJobs } from "./print-jobs.ts";
import { Printer } from "./printer.ts";

const BYTES = Buffer.from("A001\n\x1dV\x00", "latin1");
const RAW = { media: "application/vnd.escpos", base64: BYTES.toString("base64") };
const ID = "01JD3ZK9V4T8Q2M6N0P5R7S1WA";

function order(lives_ms: number) {
  const hours_off = systemClock.now() + 5 * 3_600_000;
  return { id: ID, at: hours_off, expires_at: hours_off + lives_ms, args: { raw: RAW } };
}

/** Jobs for a printer that is switched off, on a port where it will be found. */
async function setUp() {
  const before = await EscPosPrinter.open();
  const { port } = before;
  await before[Symbol.asyncDispose]();
  const printer = new Printer({ host: "127.0.0.1", port, log: () => {}, poll_ms: 20, retry_ms: 20 });
  const answers: Result[] = [];
  const jobs = new PrintJobs(printer, (result) => answers.push(result), { columns: 42 }, systemClock);
  return { port, printer, jobs, answers };
}

test("a printer that is away is waited for, and prints once when it is back, whatever the sender's clock says", async () => {
  const { port, printer, jobs, answers } = await setUp();
  const done = jobs.take(order(10_000));
  await jobs.take(order(10_000));
  await using device = await EscPosPrinter.open(port);
  await done;
  expect(answers.map(({ status }) => status)).toEqual(["accepted", "duplicate", "done"]);
  expect(device.paper.equals(BYTES)).toBe(true);
  printer.close();
});

test("one that stays away fails the job at its time, and prints nothing when it comes back", async () => {
  const { port, printer, jobs, answers } = await setUp();
  await jobs.take(order(100));
  expect(answers.at(-1)).toEqual({ id: ID, status: "failed", code: "offline" });
  await using device = await EscPosPrinter.open(port);
  const back = new Promise<void>((there) => printer.onStatus(({ offline }) => offline || there()));
  await back;
  await jobs.take(order(10_000));
  expect(answers.at(-1)).toEqual({ id: ID, status: "duplicate", detail: "failed" });
  expect(device.paper.length).toBe(0);
  printer.close();
});

test("cut off in the middle it is unknown, and not tried again", async () => {
  const { port, printer, jobs, answers } = await setUp();
  await using device = await EscPosPrinter.open(port);
  device.faults.cut_after_bytes = 3;
  await jobs.take(order(10_000));
  expect(answers.at(-1)).toMatchObject({ status: "failed", code: "unknown" });
  expect(device.paper.length).toBe(3);
  printer.close();
});
