// Rule: the figures are closed without the token, name no person, and have as many series as the towns have devices.
import { afterEach, expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const TOKEN = "a-token-of-the-monitoring";
const [SIGN, PRINTER] = ["zeitz-sign-1", "zeitz-printer-foyer"];
let foyer: Foyer;
afterEach(() => foyer.close());

const ask = (authorization?: string) =>
  fetch(`${foyer.url}/metrics`, authorization ? { headers: { authorization } } : {});
const figures = async () => (await (await ask(`Bearer ${TOKEN}`)).text()).split("\n");
const figure = async (name: string, ...labels: string[]) => {
  const line = (await figures()).find(
    (one) => one.startsWith(`${name}{`) && labels.every((label) => one.includes(`"${label}"`)),
  );
  return line === undefined ? null : Number(line.split(" ").at(-1));
};

test("without a token of its own the house has no such page; with one it wants exactly that", async () => {
  foyer = await openFoyer();
  expect((await ask(`Bearer ${TOKEN}`)).status).toBe(404);
  await foyer.close();
  foyer = await openFoyer({ metrics_token: TOKEN });
  for (const wrong of [undefined, "Bearer ", `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`]) {
    const refused = await ask(wrong);
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain("wartemarke_");
  }
  const clerk = await signIn(foyer, await employ(foyer, "berta"));
  expect((await clerk.get("/metrics")).status).toBe(401);
  const answer = await ask(`Bearer ${TOKEN}`);
  expect(answer.headers.get("content-type")).toStartWith("text/plain; version=0.0.4");
});

test("what devices are and lack is there, and goes when it is over", async () => {
  foyer = await openFoyer({ devices: true, metrics_token: TOKEN });
  const { engine, clock, mqtt } = foyer;
  const password = (await engine.credentials.issue(PRINTER, clock.now())) ?? "";
  const printer = await DeviceClient.connect(mqtt, PRINTER, { password });
  await printer.say("state/availability", "online");
  const health = { at: 1, uptime_s: 1, clock_offset_ms: 2_500, errors: ["paper-out"] };
  await printer.say("state/health", { ...health, paper: "out" });
  await until(engine, "zeitz", () => engine.fleet.get(PRINTER)?.health.paper);
  expect(await figure("wartemarke_device_up", "zeitz", PRINTER)).toBe(1);
  expect(await figure("wartemarke_device_up", SIGN)).toBe(0);
  expect(await figure("wartemarke_devices", "printer", "online")).toBe(1);
  expect(await figure("wartemarke_device_trouble", PRINTER, "paper-out")).toBe(1);
  expect(await figure("wartemarke_device_clock_offset_seconds", PRINTER)).toBe(2.5);
  expect(await figure("wartemarke_device_seen_timestamp_seconds", PRINTER)).toBe(clock.now() / 1000);
  expect(await figures()).toContain("wartemarke_broker_connections 1");
  expect(await figures()).toContain("wartemarke_bus_connected 1");
  await printer.leave();
  await until(engine, "zeitz", () => !engine.fleet.online(PRINTER));
  expect(await figure("wartemarke_device_up", PRINTER)).toBe(0);
  expect(await figure("wartemarke_device_trouble", PRINTER)).toBeNull();
  expect(await figure("wartemarke_devices", "printer", "offline")).toBe(1);
});

test("whatever devices say of themselves, no series is added, and nobody is named", async () => {
  foyer = await openFoyer({ metrics_token: TOKEN });
  const berta = await employ(foyer, "berta");
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: berta.id });
  const { fleet } = foyer.engine;
  fleet.hear(SIGN, { what: "appeared" }, 1);
  fleet.hear(SIGN, { what: "health", health: { errors: ["e-0"], clock_offset_ms: 0 } }, 1);
  const names = async () => new Set((await figures()).map((line) => line.split(" ")[0])).size;
  const before = await names();
  for (let i = 0; i < 50; i++) {
    fleet.hear(SIGN, { what: "made", make: { model: `m-${i}`, firmware: `f-${i}` } }, i);
    fleet.hear(SIGN, { what: "health", health: { errors: [`e-${i}`], clock_offset_ms: i } }, i);
  }
  expect(await names()).toBe(before);
  const text = (await figures()).join("\n");
  for (const not of ["berta", "Berta", berta.id, "m-4", "e-4", "f-4"]) expect(text).not.toContain(not);
});
