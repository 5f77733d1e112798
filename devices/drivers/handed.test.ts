// Rule: a job is handed out once; what was never handed out expires with certainty, what was stays open until it is answered.
import { expect, test } from "bun:test";
import { manualClock } from "../../fixtures/clock.ts";
import type { Result } from "../contract/command.ts";
import { Handed } from "./handed.ts";

const job = (id: string, lives_ms = 10_000) => ({ id, at: 5, expires_at: 5 + lives_ms });

function setUp() {
  const clock = manualClock();
  const said: string[] = [];
  const jobs = new Handed(({ id, status, code, detail }: Result) => {
    said.push([id, status, code ?? detail].filter(Boolean).join(" "));
  }, clock);
  return { clock, said, jobs };
}

test("in order of coming, each once, whatever is said twice", () => {
  const { said, jobs } = setUp();
  for (const id of ["A", "B", "A"]) jobs.take(job(id));
  expect([jobs.hand()?.id, jobs.hand()?.id, jobs.hand()]).toEqual(["A", "B", undefined]);
  for (const id of ["B", "A", "A"]) jobs.end(id, { status: "done" });
  jobs.end("A", { status: "failed", code: "paper-out" });
  jobs.take(job("A"));
  const told = ["A duplicate accepted", "A accepted", "B accepted", "B done", "A done", "A duplicate done"];
  expect(said).toEqual(told);
});

test("what nobody comes for expires, and is not handed out any more; what was handed out does not expire", () => {
  const { clock, said, jobs } = setUp();
  jobs.take(job("A", 1_000));
  jobs.take(job("B", 2_000));
  expect(jobs.hand()?.id).toBe("A");
  clock.advance(5_000);
  expect(jobs.hand()).toBe(undefined);
  jobs.end("A", { status: "done" });
  jobs.take(job("C", 0));
  expect(said).toEqual(["A accepted", "B expired", "A done", "C expired"]);
});

test("an answer about a job of before the restart is heard once, one about a job that still waits is nothing", () => {
  const { said, jobs } = setUp();
  jobs.end("OLD", { status: "done" });
  jobs.end("OLD", { status: "done" });
  jobs.take(job("NEW"));
  jobs.end("NEW", { status: "done" });
  expect(said).toEqual(["OLD done"]);
});

test("memory stays bounded", () => {
  const { jobs, said } = setUp();
  for (let n = 0; n < 200; n++) {
    jobs.take(job(`J${n}`));
    jobs.hand();
  }
  jobs.endAll({ status: "failed", code: "printer-fault" });
  expect(said.filter((line) => line.includes("failed"))).toHaveLength(64);
});
