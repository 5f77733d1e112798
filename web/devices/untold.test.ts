// Rule: staff set a maker's sign up by what the page says; and of a sign that cannot tell what it shows, neither desk nor devices page says that it does or that it does not.
import { expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { SIGN, townsWith } from "../../fixtures/devices/sign-suite.ts";
import { openFoyer } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

test("desk and devices page say that the sign is there and cannot tell", async () => {
  const foyer = await openFoyer({ towns: await townsWith({ type: "wled", topic: "wled/sign1" }) });
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: berta.clerk.id });
  foyer.engine.fleet.hear(SIGN, { what: "appeared" }, foyer.clock.now());
  const desk = await (await berta.get("/desk/zeitz")).text();
  expect(desk).toContain("Schild verbunden, kann die Anzeige nicht bestätigen");
  const page = await (await berta.get("/devices/zeitz")).text();
  const row = /<tr id="row-zeitz-sign-1">(.*?)<\/tr>/.exec(page)?.[1] ?? "";
  expect(row).toContain("kann es nicht melden");
  expect(row).not.toContain("noch nicht");
  await foyer.close();
});

test("a new key for a sign with its maker's firmware comes as the settings of that firmware", async () => {
  const driver = { type: "tasmota", topic: "sign_1", client_id: "DVES_1A2B3C" } as const;
  const foyer = await openFoyer({ towns: await townsWith(driver), devices: true });
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const page = await (await berta.post("/devices/zeitz/keys", { device: SIGN })).text();
  const secret = /Passwort: ([\w-]{43})/.exec(page)?.[1] ?? "";
  for (const line of [
    `Benutzername: ${SIGN}`,
    "MQTT-Kennung: DVES_1A2B3C",
    "Präfix oder Topic: sign_1",
    "MQTT-Einstellungen der Anzeige",
  ])
    expect(page).toContain(line);
  const sign = await DeviceClient.connect(foyer.mqtt, SIGN, { clientId: "DVES_1A2B3C", password: secret });
  await sign.client.publishAsync("tele/sign_1/LWT", "Online", { qos: 1, retain: true });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(SIGN));
  await sign.leave();
  await foyer.close();
});

test("a sign that the house reaches by itself is let in again without a key that nobody could use", async () => {
  const driver = { type: "ascii-tcp", host: "127.0.0.1", port: 1, length: 4 } as const;
  const foyer = await openFoyer({ towns: await townsWith(driver) });
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const page = await (await berta.post("/devices/zeitz/keys", { device: SIGN })).text();
  expect(page).toContain("Anzeige über Schalter 1 ist zugelassen");
  expect(page).toContain("einen Schlüssel braucht sie nicht");
  for (const useless of ["DEVICE_ID", "Passwort:", "steht nur jetzt hier"])
    expect(page).not.toContain(useless);
  await foyer.close();
});
