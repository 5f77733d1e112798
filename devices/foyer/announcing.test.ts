// Rule: announcers say each call once, one call at a time; what is stale, no longer called or in quiet hours is never said.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { STALE_MS } from "../../engine/announcement/rule.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { AnnouncementRule } from "../../engine/town/town.ts";
import { pressAs, truthMarks, workPage } from "../../fixtures/desk.ts";
import { DeviceClient, offlineWill } from "../../fixtures/devices/device-client.ts";
import { type OpenOnBroker, onEachBroker } from "../../fixtures/devices/each-broker.ts";
import { bothTowns, type Foyer } from "../../fixtures/foyer.ts";
import { lookAt, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { fakeVoice } from "../../fixtures/voice/fake-voice.ts";
import type { Result } from "../contract/command.ts";
import type { Payload } from "../contract/contract.ts";

const HALL = "zeitz-announcer-hall";
const FLOOR = "zeitz-announcer-floor";
let foyer: Foyer;
let openHouse: OpenOnBroker;
let announcers: DeviceClient[] = [];
async function open(announcements: AnnouncementRule = {}, ...joining: string[]): Promise<void> {
  const towns = (await bothTowns()).map((town) =>
    town.id === "zeitz"
      ? {
          ...town,
          announcements,
          devices: [
            ...town.devices,
            { id: HALL, kind: "announcer" as const, name: "Ansage in der Halle" },
            { id: FLOOR, kind: "announcer" as const, name: "Ansage im Flur" },
          ],
        }
      : town,
  );
  foyer = await openHouse({ towns, voice: await fakeVoice() });
  for (const id of joining) announcers.push(await join(id));
  for (const counter of ["1", "2"])
    await foyer.ask("zeitz", { type: "open", counter, clerk: `clerk-${counter}` });
  const draw = { service: "ausweis-beantragen", medium: "qr", language: "en", channel: "kiosk" } as const;
  for (let count = 0; count < 3; count++) await foyer.ask("zeitz", { type: "draw", ...draw });
}

async function join(id: string): Promise<DeviceClient> {
  const password = (await foyer.engine.credentials.issue(id, foyer.clock.now())) ?? "";
  const device = await DeviceClient.connect(foyer.mqtt, id, { password, will: offlineWill(id) });
  await device.listen("cmd/#");
  await device.say("state/availability", "online");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(id));
  return device;
}

const call = (counter: string) => foyer.ask("zeitz", { type: "call-next", counter });
type Order = Payload<"cmd/announce">;
const orders = ({ heard }: DeviceClient) => heard.map(({ payload }) => JSON.parse(payload) as Order);
const numberOf = (order: Order) => order.args.utterances[0]?.text.split(",").slice(0, 4).join();
/** The order about that number, once it comes. */
async function told(device: DeviceClient, number: string): Promise<Order> {
  const { payload } = await device.hears("cmd/announce", (heard) => heard.payload.includes(number));
  return JSON.parse(payload);
}
const answer = (device: DeviceClient, id: string, status: Result["status"], more: Partial<Result> = {}) =>
  device.say("res/announce", { id, status, ...more });
const [FIRST, SECOND] = ["null, null, eins", "null, null, zwei"];

onEachBroker("announcers", (opens) => {
  beforeEach(() => {
    openHouse = opens;
  });
  afterEach(async () => {
    for (const one of announcers) await one.leave();
    announcers = [];
    await foyer.close();
  });

  test("a call goes to the announcer with sentence, sound and the moment from which it is stale; never retained", async () => {
    await open({ volume: 40, repeat: 2 }, HALL);
    await call("1");
    const [hall] = announcers;
    const order = await told(hall!, FIRST);
    const at = foyer.clock.now();
    expect(order).toMatchObject({ at, expires_at: at + 15_000, args: { gong: true, volume: 40, repeat: 2 } });
    expect(order.args.utterances.map(({ language, text }) => [language, text])).toEqual([
      ["de", "Nummer A, null, null, eins, bitte Schalter 1."],
      ["en", "Number A, zero, zero, one, please go to counter 1."],
    ]);
    const { pathname } = new URL(order.args.utterances[0]?.audio_url ?? "");
    expect((await (await fetch(foyer.url + pathname)).bytes()).length).toBe(1_644);
    expect(hall!.heard.some(({ retain }) => retain)).toBe(false);
  });

  test("the second call waits until every announcer has said the first; another device's answer does not count", async () => {
    await open({}, HALL, FLOOR);
    const [hall, floor] = announcers;
    await call("1");
    const { id } = await told(hall!, FIRST);
    await told(floor!, FIRST);
    await call("2");
    await answer(hall!, id, "done");
    await answer(hall!, id, "done");
    await until(foyer.engine, "zeitz", (state) => state.calls.length === 2);
    expect(orders(floor!).length).toBe(1);
    await answer(floor!, id, "failed", { code: "no-speaker" });
    expect(numberOf(await told(hall!, SECOND))).toContain("zwei");
    await told(floor!, SECOND);
    expect(orders(hall!).length).toBe(2);
    await foyer.logged("call not announced", { device: FLOOR, status: "failed", code: "no-speaker" });
  });

  test("what waited until it was stale, or is no longer called, is not said any more", async () => {
    await open({}, HALL);
    const [hall] = announcers;
    await call("1");
    await told(hall!, FIRST);
    await call("2");
    foyer.clock.advance(19_000); // as long as gong and two sentences may take
    await foyer.logged("call not announced", { device: HALL, status: "no-answer" });
    await foyer.logged("stale call not announced");
    await foyer.ask("zeitz", { type: "start", counter: "1" });
    await foyer.ask("zeitz", { type: "finish", counter: "1" });
    await call("1");
    await told(hall!, "null, null, drei");
    expect(
      orders(hall!)
        .map(numberOf)
        .some((number) => number?.includes("zwei")),
    ).toBe(false);
  });

  test("what is being said is heard out, however long it waited or sounds: nothing else is said meanwhile, and it counts", async () => {
    await open({ repeat: 2 }, HALL);
    const [hall] = announcers;
    const voiceAt = (counter: string) => (state: LocationState) =>
      foyer.engine.announced.of("zeitz", counter, state.counters.get(counter)?.shown ?? 0);
    await call("1");
    const first = await told(hall!, FIRST);
    foyer.clock.advance(STALE_MS - 1_000);
    await call("2");
    foyer.clock.advance(STALE_MS - 1_000);
    expect(orders(hall!).length).toBe(1);
    expect(await lookAt(foyer, "zeitz", voiceAt("1"))).toBe("sounding");
    await answer(hall!, first.id, "done");
    await until(foyer.engine, "zeitz", (state) => voiceAt("1")(state) === "said");
    const second = await told(hall!, SECOND);
    // An announcer counts from the command's coming: it may begin within what is left.
    expect(second.expires_at - second.at).toBe(1_000);
    foyer.clock.advance(STALE_MS);
    await answer(hall!, second.id, "done");
    await until(foyer.engine, "zeitz", (state) => voiceAt("2")(state) === "said");
  });

  test("the desk says whether the call was said, and has it said again by the announcers alone, without calling again", async () => {
    await open({}, HALL);
    const clerk = await signIn(foyer, await employ(foyer, "anna"));
    await foyer.ask("zeitz", { type: "close", counter: "2" });
    await pressAs(clerk, "counter", { counter: "2" });
    await pressAs(clerk, "calls");
    const [hall] = announcers;
    const first = await told(hall!, FIRST);
    expect(await truthMarks(clerk)).toContain("wait Ansage läuft");
    expect((await pressAs(clerk, "announcements")).status).toBe(409);
    const voice = (state: string) =>
      until(foyer.engine, "zeitz", ({ counters }) => {
        return foyer.engine.announced.of("zeitz", "2", counters.get("2")?.shown ?? 0) === state;
      });
    await answer(hall!, first.id, "failed", { code: "no-speaker" });
    await voice("unsaid");
    expect(await truthMarks(clerk)).toContain("no Ansage nicht gesprochen");
    expect(await workPage(clerk)).toContain("Nur Stimme erneut");
    const before = await lookAt(foyer, "zeitz", ({ seq }) => seq);
    await pressAs(clerk, "announcements");
    const again = await hall!.hears("cmd/announce", ({ payload }) => !payload.includes(first.id));
    await answer(hall!, JSON.parse(again.payload).id, "done");
    await voice("said");
    expect(await truthMarks(clerk)).toContain("yes Ansage gesprochen");
    const after = await lookAt(foyer, "zeitz", ({ seq, tickets }) => [seq, [...tickets.values()][0]?.calls]);
    expect(after).toEqual([before, 1]);
    await pressAs(clerk, "starts");
    expect(await workPage(clerk)).not.toContain("Ansage");
  });

  test("only what was played counts: a duplicate that tells no end, or an odd one, is not the end", async () => {
    await open({}, HALL);
    const [hall] = announcers;
    await call("1");
    const { id } = await told(hall!, FIRST);
    const voice = (state: LocationState) =>
      foyer.engine.announced.of("zeitz", "1", state.counters.get("1")?.shown ?? 0);
    for (const more of [{}, { detail: "running" }, { detail: "before" }])
      await answer(hall!, id, "duplicate", more);
    await hall!.say("state/reported", { rev: "1.7" });
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(HALL)?.reported?.seq === 7);
    expect(await lookAt(foyer, "zeitz", voice)).toBe("sounding");
    await answer(hall!, id, "duplicate", { detail: "done" });
    await until(foyer.engine, "zeitz", (state) => voice(state) === "said");
  });

  test("in quiet hours nothing is sent", async () => {
    await open({ quiet: [["08:30", "09:30"]] }, HALL);
    await call("1");
    // Answered, so that it is not called again by itself once it is loud.
    await foyer.ask("zeitz", { type: "start", counter: "1" });
    foyer.clock.advance(45 * 60_000);
    const [hall] = announcers;
    // Silent for so long, it counts as gone.
    await hall!.say("state/availability", "online");
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(HALL));
    await call("2");
    await told(hall!, SECOND);
    expect(orders(hall!).length).toBe(1);
  });

  test("while an announcer is there it speaks, and boards keep silent; without it they speak again", async () => {
    await open({}, HALL);
    const { cookie } = await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer");
    const board = async () =>
      (await fetch(`${foyer.url}/board/zeitz/zeitz-board-foyer`, { headers: { cookie } })).text();
    expect(await board()).toContain("data-call-quiet");
    announcers[0]?.vanish();
    await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(HALL));
    await call("1");
    const text = await board();
    expect(text).toContain("data-announce=");
    expect(text).not.toContain("data-call-quiet");
  });
});
