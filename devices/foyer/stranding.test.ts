// Rule: a device that hands over numbers without end is stopped after a hundred that belong in no line, the technician is told, and it goes on once staff have looked.
import { afterEach, expect, test } from "bun:test";
import { onEachBroker } from "../../fixtures/devices/each-broker.ts";
import { joinHouse } from "../../fixtures/devices/in-house.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import type { AwayAnswer, AwayDraw } from "../contract/away.ts";

const AGENT = "zeitz-printer-foyer";
const TOKEN = "a token for the figures";

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

const strange = (seq: number): AwayDraw => ({
  ...{ seq, number: "A050", day: "2026-11-17", service: "ausweis-beantragen", language: "de" },
  ...{ channel: "kiosk", origin: "zeitz-kiosk-foyer", ago_ms: 0, after_ms: null },
});

onEachBroker("a device that hands over too much", (open) => {
  test("refused with a code; log, devices' page and figures say so, until its draws were seen", async () => {
    const foyer = await open({ devices: true, metrics_token: TOKEN });
    left.push(() => foyer.close());
    const agent = await joinHouse(foyer, AGENT);
    left.push(() => agent.leave());
    const handOver = async (ledger: string, from: number): Promise<AwayAnswer> => {
      const id = crypto.randomUUID();
      const draws = Array.from({ length: 50 }, (_, at) => strange(from + at));
      await agent.say("evt/away-draws", { id, ledger, draws });
      return JSON.parse((await agent.hears("ack/away-draws", ({ payload }) => payload.includes(id))).payload);
    };
    const clerk = await signIn(foyer, await employ(foyer, "berta"));
    const page = async () => (await clerk.get("/devices/zeitz")).text();
    const figures = async () => {
      const answer = await fetch(`${foyer.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
      return answer.text();
    };
    const TROUBLE = `device="${AGENT}",trouble="stranded-draws"} 1`;

    const ledger = "ledger-gone-mad-0001";
    expect(await handOver(ledger, 1)).toMatchObject({ status: "done", read: 50 });
    expect(await handOver(ledger, 51)).toMatchObject({ status: "done", read: 100 });
    expect(await figures()).not.toContain(TROUBLE);
    const no = { status: "refused", code: "too-many-stranded" };
    expect(await handOver(ledger, 101)).toMatchObject({ ...no, read: 100 });
    expect(await handOver("ledger-gone-mad-0002", 1)).toMatchObject({ ...no, read: 0 });
    const said = foyer.log.filter(
      ({ what }) => what === "a device hands over more numbers than staff can look at",
    );
    expect(said).toHaveLength(1);
    expect(await figures()).toContain(TROUBLE);
    expect(await page()).toContain("zu viele Nummern, die in keine Schlange gehören");

    await foyer.ask("zeitz", { type: "see-stranded", device: AGENT });
    expect(await handOver(ledger, 101)).toMatchObject({ status: "done", read: 150 });
    expect(await figures()).not.toContain(TROUBLE);
    expect(await page()).not.toContain("zu viele Nummern, die in keine Schlange gehören");
  });
});
