// Rule: a simulated button box gets one number for each press, however often the press arrives, and a code where there is none or the press is old.
import { expect, test } from "bun:test";
import { openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, printerSays } from "../../fixtures/kiosk.ts";
import { NativeButtonBox } from "./native-button-box.ts";

const BOX = "zeitz-button-foyer";

test("each press one number, also when its line says it twice; unplugged it asks nobody", async () => {
  const foyer = await openFoyer({ devices: true });
  printerSays(foyer, "zeitz-printer-foyer", "ok");
  const secret = (await foyer.engine.credentials.issue(BOX, foyer.clock.now())) ?? "";
  const heard: string[] = [];
  let told: () => void = () => {};
  const box = new NativeButtonBox(
    { location: "zeitz", device: BOX },
    {
      ...{ url: foyer.mqtt, secret, now: () => foyer.clock.now(), log: () => {} },
      answered(service, answer) {
        heard.push(`${service} ${answer}`);
        told();
      },
    },
  ).start();
  const press = (service: string) =>
    new Promise<void>((answered) => {
      told = answered;
      box.press(service);
    });
  await press("reisepass");
  box.faults.twice = true;
  await press("reisepass");
  await press("nothing-of-ours");
  expect(heard).toEqual(["reisepass A001", "reisepass A002", "nothing-of-ours unknown-service"]);
  expect(await lookAt(foyer, "zeitz", ({ tickets }) => tickets.size)).toBe(2);
  box.faults.offline = true;
  box.applyFaults();
  expect(box.press("reisepass")).toBe(false);
  await box[Symbol.asyncDispose]();
  await foyer.close();
});

test("what was pressed while its line was away is asked within ten seconds, and not after", async () => {
  const foyer = await openFoyer({ devices: true });
  printerSays(foyer, "zeitz-printer-foyer", "ok");
  const secret = (await foyer.engine.credentials.issue(BOX, foyer.clock.now())) ?? "";
  const heard: string[] = [];
  const both = Promise.withResolvers<void>();
  const box = new NativeButtonBox(
    { location: "zeitz", device: BOX },
    {
      ...{ url: foyer.mqtt, secret, now: () => foyer.clock.now(), log: () => {} },
      answered(service, answer) {
        heard.push(`${service} ${answer}`);
        if (heard.length === 2) both.resolve();
      },
    },
  ).start();
  // It is not there yet: none of this waits for anything.
  box.press("reisepass");
  foyer.clock.advance(11_000);
  box.press("abmeldung");
  foyer.clock.advance(9_000);
  await both.promise;
  expect(heard).toEqual(["reisepass expired", "abmeldung M001"]);
  await box[Symbol.asyncDispose]();
  await foyer.close();
});
