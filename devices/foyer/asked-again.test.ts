// Rule: a house that starts in the middle of a call asks its announcers what they have said, and says "unknown" until then.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { AnnouncementRule } from "../../engine/town/town.ts";
import { drawAtKiosk, pressAs, truthMarks } from "../../fixtures/desk.ts";
import { type OpenOnBroker, onEachBroker } from "../../fixtures/devices/each-broker.ts";
import { bothTowns, type Foyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import type { AnnouncementState } from "../../machines/announcement.ts";
import { NativeAnnouncer } from "../simulator/native-announcer.ts";

const DEVICE = "zeitz-announcer-foyer";
const UNKNOWN = "untold Ansage: unbekannt, vor dem Neustart";
let foyer: Foyer;
let openHouse: OpenOnBroker;
let announcer: NativeAnnouncer | null = null;
let said: string[] = [];
let clerk: SignedIn;

async function open(announcements: AnnouncementRule = {}): Promise<void> {
  said = [];
  const towns = (await bothTowns()).map((town) => ({ ...town, announcements }));
  foyer = await openHouse({ towns });
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
const settled = (state: AnnouncementState) =>
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

  test("one that failed leaves it unknown: staff may have had it said again since", async () => {
    await open();
    if (announcer) announcer.faults.fails = true;
    await pressAs(clerk, "calls");
    await settled("unsaid");
    await restart();
    await settled("unknown");
    expect(await voice()).toBe(UNKNOWN);
  });

  test("one that failed, and said it when it was asked to again, does not make it unsaid", async () => {
    await open();
    if (announcer) announcer.faults.fails = true;
    await pressAs(clerk, "calls");
    await settled("unsaid");
    if (announcer) announcer.faults.fails = false;
    await pressAs(clerk, "announcements");
    await settled("said");
    expect(await voice()).toBe("yes Ansage gesprochen");
    await restart();
    await settled("unknown");
    expect(await voice()).toBe(UNKNOWN);
    foyer.clock.advance(1_000);
    await pressAs(clerk, "announcements");
    await settled("said");
    expect(said.length).toBe(2);
  });

  test("a call of the quiet hours stays one of them, and nothing sounds for the restart", async () => {
    await open({ quiet: [["08:30", "09:05"]] });
    foyer.clock.advance(Date.UTC(2026, 10, 17, 8, 4, 50) - foyer.clock.now());
    await pressAs(clerk, "calls");
    const quiet = await voice();
    expect(quiet).toContain("Ruhezeit");
    await restart();
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(DEVICE));
    // Answered behind whatever the restart had to ask.
    await pressAs(clerk, "recalls");
    expect([await voice(), said.length]).toEqual([quiet, 0]);
    foyer.clock.advance(11_000);
    expect(await voice()).toBe(quiet);
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
    await settled("unknown");
    expect(await voice()).toBe(UNKNOWN);
    expect(said.length).toBe(1);
  });
});
