// Rule: a house that starts in the middle of a call asks its announcers what they have said, and says "unknown" until then.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { drawAtKiosk, pressAs, truthMarks } from "../../fixtures/desk.ts";
import { type OpenOnBroker, onEachBroker } from "../../fixtures/devices/each-broker.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { NativeAnnouncer } from "../simulator/native-announcer.ts";

const DEVICE = "zeitz-announcer-foyer";
const UNKNOWN = "untold Ansage: unbekannt, vor dem Neustart";
let foyer: Foyer;
let openHouse: OpenOnBroker;
let announcer: NativeAnnouncer | null = null;
let said: string[] = [];
let clerk: SignedIn;

async function open(): Promise<void> {
  said = [];
  foyer = await openHouse();
  clerk = await signIn(foyer, await employ(foyer, "anna"));
  await drawAtKiosk(foyer);
  await pressAs(clerk, "counter", { counter: "2" });
  announcer = await join();
}

async function join(): Promise<NativeAnnouncer> {
  const secret = (await foyer.engine.credentials.issue(DEVICE, foyer.clock.now())) ?? "";
  const joined = new NativeAnnouncer(
    { location: "zeitz", device: DEVICE },
    {
      url: foyer.mqtt,
      secret,
      now: () => foyer.clock.now(),
      log: () => {},
      said: (text) => said.push(text),
      sentence_ms: 5,
    },
  ).start();
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(DEVICE));
  return joined;
}

/** Waits until the desk may say this of the voice. */
const settled = (state: "said" | "unsaid") =>
  until(foyer.engine, "zeitz", ({ counters }) => {
    return foyer.engine.announced.of("zeitz", "2", counters.get("2")?.shown ?? 0) === state;
  });
const voice = async () => (await truthMarks(clerk)).find((mark) => mark.includes("Ansage"));

async function restart(): Promise<void> {
  await foyer.restart();
  clerk = await signIn(foyer, clerk.clerk);
}

onEachBroker("announcers that are asked again", (opens) => {
  beforeEach(() => {
    openHouse = opens;
  });
  afterEach(async () => {
    await announcer?.[Symbol.asyncDispose]();
    await foyer.close();
  });

  test("one that said it says that it did, and says nothing twice", async () => {
    await open();
    await pressAs(clerk, "calls");
    await settled("said");
    foyer.clock.advance(20_000);
    await restart();
    await settled("said");
    expect(await voice()).toBe("yes Ansage gesprochen");
    expect(said.length).toBe(1);
  });

  test("one that failed says that it did", async () => {
    await open();
    if (announcer) announcer.faults.fails = true;
    await pressAs(clerk, "calls");
    await settled("unsaid");
    await restart();
    await settled("unsaid");
    expect(await voice()).toBe("no Ansage nicht gesprochen");
  });

  test("one that is not back leaves it unknown; one that has forgotten does not say it long after", async () => {
    await open();
    await pressAs(clerk, "calls");
    await settled("said");
    if (announcer) announcer.faults.offline = true;
    announcer?.applyFaults();
    await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(DEVICE));
    foyer.clock.advance(20_000);
    await restart();
    expect(await voice()).toBe(UNKNOWN);
    if (announcer) announcer.faults.offline = false;
    announcer?.restart();
    await settled("unsaid");
    expect(await voice()).toBe("no Ansage nicht gesprochen");
    expect(said.length).toBe(1);
  });
});
