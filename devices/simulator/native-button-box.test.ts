// Rule: a simulated button box gets one number for each press, however often the press arrives, and a code where there is none.
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
