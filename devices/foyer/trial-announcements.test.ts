// Rule: a test announcement is said in its turn and never in quiet hours, calls nobody, and keeps no call waiting until it is stale.
import { afterEach, expect, test } from "bun:test";
import type { AnnouncementRule } from "../../engine/town/town.ts";
import type { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { onEachBroker } from "../../fixtures/devices/each-broker.ts";
import { drawAt, joinHouse } from "../../fixtures/devices/in-house.ts";
import { bothTowns, type Foyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { until } from "../../fixtures/until.ts";
import type { Result } from "../contract/command.ts";
import type { Payload } from "../contract/contract.ts";

const ANNOUNCER = "zeitz-announcer-foyer";
const TEST = "Probeansage";
let foyer: Foyer;
let device: DeviceClient;

onEachBroker("test announcements", (openHouse) => {
  afterEach(async () => {
    await device.leave();
    await foyer.close();
  });

  async function open(announcements: AnnouncementRule = {}): Promise<void> {
    const towns = (await bothTowns()).map((town) => ({ ...town, announcements }));
    foyer = await openHouse({ towns });
    device = await joinHouse(foyer, ANNOUNCER);
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
    for (let count = 0; count < 2; count++) await drawAt(foyer);
  }
  const begin = () => foyer.engine.trials.begin(ANNOUNCER, foyer.clock.now());
  const ended = () =>
    until(foyer.engine, "zeitz", () => {
      const trial = foyer.engine.fleet.get(ANNOUNCER)?.trial;
      return trial?.state !== "running" && trial;
    });
  /** The order in which that is said, once it comes. */
  const told = async (text: string): Promise<Payload<"cmd/announce">> =>
    JSON.parse((await device.hears("cmd/announce", ({ payload }) => payload.includes(text))).payload);
  const answer = (id: string, status: Result["status"], code?: string) =>
    device.say("res/announce", { id, status, ...(code ? { code } : {}) });
  const orders = () => device.heard.filter(({ topic }) => topic.endsWith("cmd/announce")).length;
  /** Everything that was said before has come to the house, and its answer to the device. */
  const settled = async (seq: number) => {
    await device.say("state/reported", { rev: `1.${seq}` });
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(ANNOUNCER)?.reported?.seq === seq);
  };

  test("an announcer says that nobody is called, and what it answers is what the technician reads", async () => {
    await open({ volume: 35, gong: false, repeat: 3, languages: ["en", "de"] });
    const before = await lookAt(foyer, "zeitz", ({ seq }) => seq);
    begin();
    const order = await told("test announcement");
    expect(order.args).toEqual({
      gong: false,
      volume: 35,
      repeat: 1,
      utterances: [{ language: "en", text: "This is a test announcement. Nobody is being called." }],
    });
    expect(order.expires_at - order.at).toBe(10_000);
    await answer(order.id, "accepted");
    await settled(1);
    expect(foyer.engine.fleet.get(ANNOUNCER)?.trial?.state).toBe("running");
    await answer(order.id, "done");
    expect(await ended()).toMatchObject({ state: "passed" });
    begin();
    const second = await device.hears("cmd/announce", ({ payload }) => !payload.includes(order.id));
    await answer(JSON.parse(second.payload).id, "failed", "no-speaker");
    expect(await ended()).toMatchObject({ state: "failed", code: "no-speaker" });
    expect(await lookAt(foyer, "zeitz", ({ seq }) => seq)).toBe(before);
    expect(foyer.log.filter(({ what }) => what === "call not announced")).toEqual([]);
  });

  test("never two voices: it waits for the call that is being said, and the next call waits for it", async () => {
    await open();
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    const first = await told("null, null, eins");
    begin();
    await settled(1);
    expect(orders()).toBe(1);
    await answer(first.id, "done");
    const trial = await told(TEST);
    await foyer.ask("zeitz", { type: "start", counter: "1" });
    await foyer.ask("zeitz", { type: "finish", counter: "1" });
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    await settled(2);
    expect(orders()).toBe(2);
    await answer(trial.id, "done");
    await told("null, null, zwei");
    expect(await ended()).toMatchObject({ state: "passed" });
  });

  test("one that says nothing has failed after ten seconds, and the call that waited is said", async () => {
    await open();
    begin();
    await told(TEST);
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    foyer.clock.advance(10_000);
    expect(await ended()).toMatchObject({ state: "failed", code: "no-answer" });
    const call = await told("null, null, eins");
    expect(call.expires_at).toBe(foyer.clock.now() + 5_000);
  });

  test("in quiet hours nothing sounds, and the technician is told why", async () => {
    await open({ quiet: [["08:30", "09:30"]] });
    begin();
    expect(await ended()).toMatchObject({ state: "failed", code: "quiet-hours" });
    expect(orders()).toBe(0);
  });
});
