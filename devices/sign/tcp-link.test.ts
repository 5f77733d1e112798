// Rule: the connection to a sign comes back by itself with growing pauses, takes answers in any pieces, and believes none
// that is wrong or late.
import { afterEach, expect, test } from "bun:test";
import { createServer, type Server, type Socket } from "node:net";
import { systemClock } from "../../engine/clock.ts";
import { DISPLAYS } from "./displays.testing.ts";
import { modbusSign } from "./modbus.ts";
import { SIGN_PACE, type SignPace } from "./sign-link.ts";
import { TcpLink } from "./tcp-link.ts";

const PACE: SignPace = { ...SIGN_PACE, retry_ms: 20, retry_most_ms: 160, answer_ms: 200 };

const left: (() => void)[] = [];
afterEach(() => {
  for (const leave of left.splice(0).toReversed()) leave();
});

/** A sign that does with each request what the test says. */
async function sign(heard: (bytes: Buffer, socket: Socket) => void) {
  const knocks: number[] = [];
  const server: Server = createServer((socket) => {
    knocks.push(systemClock.now());
    socket.on("error", () => {});
    socket.on("data", (bytes: Buffer) => heard(bytes, socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  left.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const driver = modbusSign({
    type: "modbus",
    host: "127.0.0.1",
    port,
    text: { register: 0, length: 4 },
  });
  return { driver, knocks, request: driver.show(DISPLAYS.steady)[0]! };
}

/** A link and the next change of its connection. */
function join(driver: ConstructorParameters<typeof TcpLink>[0]) {
  const changes: [connected: boolean, why: string][] = [];
  const waiting: (() => void)[] = [];
  const link = new TcpLink(
    driver,
    (...change) => {
      changes.push(change);
      for (const look of waiting) look();
    },
    PACE,
  );
  left.push(() => link.rest());
  const becomes = (times: number) =>
    new Promise<void>((done) => {
      const look = () => changes.length >= times && done();
      waiting.push(look);
      look();
    });
  return { link, changes, becomes };
}

/** The answer to a write, from the request's own bytes. */
function done(request: Buffer, n = request.readUInt16BE(0)): Buffer {
  const answer = Buffer.from(request.subarray(0, 12));
  answer.writeUInt16BE(n, 0);
  answer.writeUInt16BE(6, 4);
  return answer;
}

test("an answer is taken whole, in single bytes, and behind one that is late", async () => {
  const { driver, request } = await sign((bytes, socket) => {
    const n = bytes.readUInt16BE(0);
    if (n === 1) return void socket.write(done(bytes));
    if (n === 3) return void socket.write(Buffer.concat([done(bytes, 1), done(bytes, 2), done(bytes)]));
    for (const [at, byte] of done(bytes).entries()) setTimeout(() => socket.write(Uint8Array.of(byte)), at);
  });
  const { link, becomes, changes } = join(driver);
  await becomes(1);
  for (let n = 0; n < 3; n++) expect(await link.exchange(request)).toEqual({ code: null });
  expect(changes).toEqual([[true, ""]]);
});

test("no answer, a wrong one and a flood end the connection, which comes back", async () => {
  let times = 0;
  const { driver, request } = await sign((_, socket) => {
    times += 1;
    if (times === 2) socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
    if (times === 3) socket.write(Buffer.alloc(100_000, 1));
  });
  const { link, becomes, changes } = join(driver);
  for (const round of [1, 3, 5]) {
    await becomes(round);
    expect(await link.exchange(request)).toBe("lost");
  }
  await becomes(6);
  expect(changes.filter(([connected]) => !connected).map(([, why]) => why)).toEqual([
    "no answer in time",
    "wrong answer",
    "wrong answer",
  ]);
});

test("what a sign says unasked ends the connection and is not kept", async () => {
  let socket: Socket | undefined;
  const { driver, request } = await sign((bytes, at) => {
    socket = at;
    at.write(done(bytes));
  });
  const { link, becomes, changes } = join(driver);
  await becomes(1);
  await link.exchange(request);
  socket?.write("hello");
  await becomes(3);
  expect(changes[1]).toEqual([false, "said what nobody asked"]);
  expect(await link.exchange(request)).toEqual({ code: null });
});

test("pauses between attempts double up to their bound while nothing comes through, and start anew after an answer", async () => {
  const { driver, knocks, request } = await sign((bytes, socket) => {
    if (knocks.length < 6) socket.destroy();
    else socket.write(done(bytes));
  });
  const { link, becomes } = join(driver);
  for (let round = 0; round < 5; round++) {
    await becomes(round * 2 + 1);
    expect(await link.exchange(request)).toBe("lost");
  }
  await becomes(11);
  const pauses = knocks.slice(1).map((at, n) => at - (knocks[n] ?? 0));
  for (const [n, least] of [20, 40, 80, 160, 160].entries())
    expect(pauses[n]).toBeGreaterThanOrEqual(least - 2);
  expect(await link.exchange(request)).toEqual({ code: null });
});
