// Rule: one press is one paper: whoever comes second, house or agent, leaves it to the other.
import { expect, test } from "bun:test";
import { pressCommand } from "../../../engine/outage/press.ts";
import type { PrintCommand } from "../../printer/print-jobs.ts";
import { HousePapers } from "./house-papers.ts";
import type { Drawn } from "./ledger.ts";

const order = (id: string, press?: string): PrintCommand => ({
  ...{ id, at: 0, expires_at: 1 },
  args: {
    ticket: {
      ...{
        number: "A023",
        queue: "Ausweise",
        service: "Ausweis",
        waiting: 0,
        range_min: null,
        language: "de",
      },
      ...{
        issued_at: "2026-11-17T09:00:00+01:00",
        url: "https://x.example/t/zeitz-A023.sign",
        location: "Zeitz",
      },
    },
    ...(press && { press }),
  },
});
const drawn = (form: string): Drawn => ({
  ...{
    seq: 1,
    ledger: "l",
    form,
    day: "2026-11-17",
    sure: 1,
    queue: "A",
    n: 901,
    service: "s",
    language: "de",
  },
  ...{
    channel: "kiosk",
    origin: "kiosk-1",
    boot: "b",
    at_ms: 0,
    after_ms: 0,
    issued_at: 0,
    paper: "printed",
  },
  handed: null,
});
const papersOver = (...draws: Drawn[]) => new HousePapers({ latest: () => draws });
const PRESS = pressCommand("kiosk", "kiosk-1", "press-0001");

test("the agent has drawn: the house's paper for the same press does not come out, others do", () => {
  const papers = papersOver(drawn("kiosk-1:press-0001"));
  expect(papers.wanted(order("1", PRESS))).toBe(false);
  expect(papers.of("kiosk", "kiosk-1", "press-0001")).toBeUndefined();
  expect(papers.wanted(order("2", pressCommand("kiosk", "kiosk-1", "press-0002")))).toBe(true);
  // Paper again, asked for at the desk.
  expect(papers.wanted(order("3"))).toBe(true);
});

test("the house has it printed: the press is answered with that number, unless no paper came out", () => {
  const papers = papersOver();
  expect(papers.wanted(order("1", PRESS))).toBe(true);
  papers.fared({ id: "1", status: "accepted" });
  expect(papers.of("kiosk", "kiosk-1", "press-0001")).toEqual({
    ...{ press: PRESS, number: "A023", token: "zeitz-A023.sign" },
  });
  expect(papers.of("buttonbox", "kiosk-1", "press-0001")).toBeUndefined();
  papers.fared({ id: "1", status: "failed", code: "paper-out" });
  expect(papers.of("kiosk", "kiosk-1", "press-0001")).toBeUndefined();
});

test("old papers are forgotten", () => {
  const papers = papersOver();
  for (let nth = 0; nth < 100; nth++)
    papers.wanted(order(`${nth}`, pressCommand("kiosk", "k", `press-${nth}`)));
  expect(papers.of("kiosk", "k", "press-35")).toBeUndefined();
  expect(papers.of("kiosk", "k", "press-36")).toBeDefined();
});
