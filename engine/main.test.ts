import { afterEach, expect, test } from "bun:test";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { DeviceClient } from "../fixtures/devices/device-client.ts";
import { HouseProcess } from "../fixtures/house-process.ts";

const BOXES = ["box-1", "box-2", "box-3", "box-4"].map((id) => ({ id, kind: "buttonbox" }));
const KILLS = 25;
const SERVICES = ["ausweis-beantragen", "wohnsitz-anmelden", "meldebescheinigung"];

let house: HouseProcess | null = null;
afterEach(async () => {
  await house?.remove();
  house = null;
});

interface Acknowledged {
  box: string;
  id: string;
  number: string;
}

/** The cookie of a browser that the start's link has unlocked. */
async function unlocked({ output, url }: HouseProcess): Promise<string> {
  const link = /\/unlock\/always\/\S+/.exec(output)?.[0] ?? "";
  const answer = await fetch(url + link, { method: "POST", redirect: "manual" });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Presses buttons as fast as answers come until the connection breaks; several requests are under way at once. */
async function press(box: DeviceClient, round: number, acknowledged: Acknowledged[]): Promise<void> {
  await box.listen("ack/#");
  let pressed = 0;
  const one = () => {
    const id = `round-${round}-press-${++pressed}`;
    const service = SERVICES[pressed % SERVICES.length]!;
    void box
      .say("evt/ticket-request", { id, service, language: "de", medium: "qr" })
      .catch(() => "the house is gone");
  };
  box.client.on("message", (_topic, payload) => {
    const answer = JSON.parse(payload.toString());
    if (answer.status === "done")
      acknowledged.push({ box: box.device, id: answer.id, number: answer.ticket.number });
    one();
  });
  for (let window = 0; window < 8; window++) one();
  await box.closed();
}

test(`every acknowledged ticket is there after kill -9, ${KILLS} times under load, and asked again gets its first number`, async () => {
  house = await HouseProcess.prepare(BOXES);
  const acknowledged: Acknowledged[] = [];
  const seed = Math.floor(Math.random() * 100_000);
  console.log(`seed ${seed}`);
  for (let round = 0; round < KILLS; round++) {
    await house.start();
    const boxes = await Promise.all(
      BOXES.map(({ id }) => DeviceClient.connect(house!.bus, id, { location: "always" })),
    );
    const pressing = boxes.map((box) => press(box, round, acknowledged));
    const before = acknowledged.length;
    const enough = before + 5 + ((seed + round * 7919) % 97);
    while (acknowledged.length < enough) await new Promise((resolve) => setImmediate(resolve));
    await house.end("SIGKILL");
    await Promise.all(pressing);
  }
  await house.start();
  const numbers = acknowledged.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  const found = new Map<string, string>();
  for (const { id: device } of BOXES) {
    const box = await DeviceClient.connect(house.bus, device, { location: "always" });
    await box.listen("ack/#");
    for (const { id } of acknowledged.filter((one) => one.box === device)) {
      await box.say("evt/ticket-request", { id, service: SERVICES[0]!, language: "de", medium: "qr" });
      const answer = JSON.parse(
        (await box.hears("ack/ticket-request", (heard) => heard.payload.includes(`"${id}"`))).payload,
      );
      found.set(`${device} ${id}`, answer.ticket?.number);
    }
    await box.client.endAsync(true);
  }
  for (const { box, id, number } of acknowledged) expect(found.get(`${box} ${id}`)).toBe(number);
  console.log(`${acknowledged.length} tickets acknowledged over ${KILLS} kills`);
}, 240_000);

test("SIGTERM ends the program cleanly, and a second start finds the first clerk", async () => {
  house = await HouseProcess.prepare();
  await house.start();
  expect(house.output).toContain("First sign-in");
  expect(await house.end("SIGTERM")).toBe(0);
  await house.start();
  expect(house.output).not.toContain("First sign-in");
}, 60_000);

test("SIGTERM waits for nobody who looks: streams and devices are connected, over TCP and WebSocket", async () => {
  house = await HouseProcess.prepare([{ id: "box-1", kind: "buttonbox" }]);
  await house.start();
  const cookie = await unlocked(house);
  const page = await (await fetch(`${house.url}/board/always/always-board`, { headers: { cookie } })).text();
  const path = /hx-sse:connect="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const stream = await fetch(house.url + path, {
    headers: { cookie, accept: "text/event-stream" },
  });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const box = await DeviceClient.connect(house.bus, "box-1", { location: "always" });
  const gone = box.closed();
  const socket = new WebSocket(`ws://127.0.0.1:${house.port}/mqtt`, ["mqtt"]);
  await new Promise((open) => socket.addEventListener("open", open));
  expect(await house.end("SIGTERM")).toBe(0);
  expect(house.output).not.toContain('"level":"error"');
  await gone;
}, 60_000);

test("an external broker that cannot be reached keeps the house neither from opening nor from ending", async () => {
  house = await HouseProcess.prepare();
  await house.start({ MQTT_URL: "mqtt://127.0.0.1:1" });
  expect(house.output).toContain("bus trouble");
  expect(await house.end("SIGTERM")).toBe(0);
}, 60_000);

test("a taken port is a sentence that says what to set", async () => {
  house = await HouseProcess.prepare();
  const taken = Bun.serve({
    port: house.port,
    hostname: "127.0.0.1",
    fetch: () => new Response("", { status: 404 }),
  });
  await expect(house.start()).rejects.toThrow(/set PORT/);
  await taken.stop(true);
}, 60_000);

test("the data, with the key that signs links and what staff noted, are the program's user's alone", async () => {
  house = await HouseProcess.prepare();
  const data = join(house.folder, "new", "data");
  await house.start({ DATA_DIR: data });
  expect((await stat(data)).mode & 0o077).toBe(0);
}, 60_000);

test("a wrong town document is refused at the start with the place and the reason", async () => {
  house = await HouseProcess.prepare();
  await Bun.write(`${house.folder}/towns/wrong.json`, JSON.stringify({ schema: 1, id: "Wrong" }));
  await expect(house.start()).rejects.toThrow(/wrong\.json: id /);
}, 60_000);

test("a further town runs by its document alone: its kiosk and board open beside the two that are shipped", async () => {
  house = await HouseProcess.prepare();
  await house.start();
  const headers = { accept: "text/html", cookie: await unlocked(house) };
  const kiosk = await (await fetch(`${house.url}/kiosk/always/always-kiosk`, { headers })).text();
  expect(kiosk).toContain("lang=uk");
  const board = await (await fetch(`${house.url}/board/always/always-board`, { headers })).text();
  expect(board).toContain("data-call-version");
  expect(await (await fetch(house.url, { headers })).text()).toContain("Rathaus Alzey");
}, 60_000);
