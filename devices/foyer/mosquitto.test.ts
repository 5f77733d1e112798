// Rule: Mosquitto with our two files lets in exactly whom the embedded broker lets in, and to exactly the same topics.
import { expect, test } from "bun:test";
import { hashToken } from "../../engine/keys/keys.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { MOSQUITTO, Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { townsWith } from "../../fixtures/devices/sign-suite.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { mosquittoFiles } from "./mosquitto.ts";

const [SIGN, OTHER, PRINTER] = ["zeitz-sign-1", "zeitz-sign-2", "zeitz-printer-foyer"];
const issue = async ({ engine, clock }: Foyer, device: string) =>
  (await engine.credentials.issue(device, clock.now())) ?? "";
const HOUSE = { name: "house", secret: "a secret / of ours" };
const signedIn = (url: string) =>
  url.replace("mqtt://", `mqtt://${HOUSE.name}:${encodeURIComponent(HOUSE.secret)}@`);

test("both files name who has a secret, with literal topics; who is barred is gone, no secret stands there", async () => {
  const foyer = await openFoyer();
  const secrets = [await issue(foyer, SIGN), await issue(foyer, OTHER), await issue(foyer, PRINTER)];
  await foyer.engine.credentials.revoke(OTHER, foyer.clock.now());
  const row = { location: "zeitz", kind: "sign", created_at: 0, revoked_at: null };
  const old = { ...row, id: "zeitz-sign-3", secret_hash: hashToken("old") };
  await foyer.engine.store.put([{ table: "device", row: old }]);
  const { acl, passwords } = await mosquittoFiles(foyer.engine, null);
  const root = `wartemarke/v1/zeitz/dev/${SIGN}`;
  expect(acl).toContain(
    [
      `user ${SIGN}`,
      ...["state", "res", "evt"].map((branch) => `topic write ${root}/${branch}/#`),
      ...["set", "cmd", "ack"].map((branch) => `topic read ${root}/${branch}/#`),
    ].join("\n"),
  );
  expect(acl).toContain("user wartemarke\ntopic readwrite wartemarke/v1/#");
  expect(passwords).toMatch(new RegExp(`^${SIGN}:\\$7\\$1\\$[^$]{16}\\$[^$]{88}$`, "m"));
  expect(acl + passwords).not.toContain(OTHER);
  expect(passwords).toContain("# zeitz-sign-3: its secret is from before");
  expect(passwords).not.toContain(hashToken("old"));
  for (const secret of secrets) expect(acl + passwords).not.toContain(secret);
  await foyer.close();
});

test("a sign of another maker's has the topics of its firmware, and the house may use them too", async () => {
  const foyer = await openFoyer({ towns: await townsWith({ type: "awtrix-ng", prefix: "hall/ng" }) });
  await issue(foyer, SIGN);
  const { acl } = await mosquittoFiles(foyer.engine, null);
  const said = ["availability", "state/#", "event/#"];
  const answers = ["apps/pushed/call", "apps/order", "display"].map((name) => `cmd/${name}/result`);
  const writes = [...said, ...answers].map((topic) => `topic write hall/ng/${topic}`);
  expect(acl).toContain([`user ${SIGN}`, ...writes, "topic read hall/ng/cmd/#"].join("\n"));
  expect(acl).toContain("topic readwrite hall/ng/cmd/#");
  await foyer.close();
});

test("only who works at all offices gets the files", async () => {
  const foyer = await openFoyer({ devices: true });
  await issue(foyer, SIGN);
  const all = await signIn(foyer, await employ(foyer, "berta"));
  const one = await signIn(foyer, await employ(foyer, "carl", ["zeitz"]));
  const file = await all.get("/devices/mosquitto/acl");
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="wartemarke.acl"');
  expect(await file.text()).toContain(`user ${SIGN}`);
  expect(await (await all.get("/devices/mosquitto/passwords")).text()).toContain(`${SIGN}:$7$`);
  expect((await all.get("/devices/mosquitto/other")).status).toBe(404);
  expect((await one.get("/devices/mosquitto/acl")).status).toBe(403);
  expect(await (await one.get("/devices/zeitz")).text()).not.toContain("/devices/mosquitto");
  await foyer.close();
});

if (MOSQUITTO) {
  test("a house that moves to Mosquitto takes its devices along: same secrets, same rights, barred at once", async () => {
    const foyer = await openFoyer({ devices: true });
    const [sign, other] = [await issue(foyer, SIGN), await issue(foyer, OTHER)];
    const moving = await mosquittoFiles(foyer.engine, signedIn("mqtt://broker.example"));
    expect(moving.passwords).toContain(`${HOUSE.name}:$7$`);
    await using mosquitto = await Mosquitto.start(moving);
    await foyer.restart({ devices: { external: signedIn(mosquitto.url) } });

    const { url } = mosquitto;
    const refused = (device: string, password: string) =>
      DeviceClient.connect(url, device, { password }).then(
        () => "came in",
        (error: Error) => error.message,
      );
    expect(await refused(SIGN, other)).toMatch(/not authorized/i);
    expect(await refused(PRINTER, "")).toMatch(/not authorized/i);
    const client = await DeviceClient.connect(url, SIGN, { password: sign });
    expect(await client.listen("set/#")).toBe(1);
    expect(JSON.parse((await client.hears("set/display")).payload).mode).toBe("closed");
    await client.say("state/availability", "online");
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(SIGN));

    const foreign = `wartemarke/v1/zeitz/dev/${OTHER}`;
    // Mosquitto 2.0 takes denied subscriptions and messages and drops what they would bring; what is asked after them shows
    // that they are through.
    await client.client.subscribeAsync([`${foreign}/set/#`, "#"], { qos: 1 });
    const before = client.heard.length;
    await client.listen("set/#");
    await client.hears("set/display", (heard) => client.heard.indexOf(heard) >= before);
    expect(client.heard.filter(({ topic }) => !topic.includes(`/${SIGN}/`))).toEqual([]);
    await client.client.publishAsync(`${foreign}/state/availability`, "online", { qos: 1, retain: true });
    await client.say("state/availability", "offline");
    await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(SIGN));
    expect(foyer.engine.fleet.heardOf(OTHER)).toBe(false);

    const clerk = await signIn(foyer, await employ(foyer, "berta"));
    await clerk.post("/devices/zeitz/revocations", { device: SIGN });
    const cut = client.closed();
    await mosquitto.tell({
      acl: await (await clerk.get("/devices/mosquitto/acl")).text(),
      passwords: await (await clerk.get("/devices/mosquitto/passwords")).text(),
    });
    await cut;
    expect(await refused(SIGN, sign)).toMatch(/not authorized/i);
    const still = await DeviceClient.connect(url, OTHER, { password: other });
    await still.say("state/availability", "online");
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(OTHER));
    await still.leave();
    await foyer.close();
  });
} else if (process.env.CI) {
  test("Mosquitto is installed in CI: apt-get install mosquitto", () => expect(MOSQUITTO).toBeDefined());
} else {
  console.warn("NOT TESTED: the exported accounts against a Mosquitto, because it is not installed.");
}
