// Rule: what a device hears from the broker's memory is told apart from the house's word, and how long ago a draw was is never said late, nor is a press.
import { afterEach, expect, test } from "bun:test";
import { createServer, connect as dial, type Socket } from "node:net";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { LogBook } from "../../fixtures/log-book.ts";
import type { AwayDraws } from "../contract/away.ts";
import type { EngineMessage } from "../contract/contract.ts";
import { writeMessage } from "../contract/write.ts";
import { joinBus } from "./device-link.ts";

const HOME = { location: "zeitz", device: "printer-1" };

const left: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

/** A line that can go dead: what is sent into it then arrives nowhere, and nobody is told. */
async function lineTo(port: number) {
  const ends: Socket[] = [];
  let dead = false;
  const server = createServer((near) => {
    const far = dial(port, "127.0.0.1");
    ends.push(near, far);
    near.on("data", (bytes) => dead || far.write(bytes));
    far.on("data", (bytes) => dead || near.write(bytes));
    for (const end of [near, far]) end.on("error", () => end.destroy());
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const cut = () => {
    for (const end of ends.splice(0)) end.destroy();
  };
  left.push(() => {
    cut();
    server.close();
  });
  const address = server.address();
  return {
    url: `mqtt://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    die() {
      dead = true;
    },
    /** Both ends notice at last, and the line is good again. */
    mend() {
      dead = false;
      cut();
    },
  };
}

async function joined(url: string, heard: (message: EngineMessage, kept: boolean) => void = () => {}) {
  const book = new LogBook();
  let times = 0;
  let tell = () => {};
  const link = joinBus({
    ...{ url, address: HOME, secret: "secret-printer-1", log: book.log, heard },
    branches: ["set", "ack"],
    joined: () => {
      times += 1;
      tell();
    },
  });
  left.push(() => link.close());
  const again = (wanted: number) =>
    new Promise<void>((there) => {
      tell = () => times >= wanted && there();
      tell();
    });
  await again(1);
  return { link, book, again };
}

const drawsOf = (ago_ms: number): AwayDraws => ({
  id: crypto.randomUUID(),
  ledger: "ledger-of-the-agent",
  draws: [
    {
      ...{ seq: 1, number: "A901", day: "2026-11-17", service: "pass", language: "de" },
      ...{ channel: "kiosk", origin: "kiosk-1", ago_ms, after_ms: null },
    },
  ],
});

test("what was said into a dead line is not said again with its old times when the line is back", async () => {
  const at = await testBroker();
  left.push(() => at[Symbol.asyncDispose]());
  const arrived: string[] = [];
  const last = Promise.withResolvers<void>();
  const [late, fresh, kept] = [drawsOf(0), drawsOf(3_600_000), crypto.randomUUID()];
  at.broker.subscribe("wartemarke/v1/zeitz/dev/printer-1/evt/+", (_, payload) => {
    const { id } = JSON.parse(Buffer.from(payload).toString()) as { id: string };
    arrived.push(id);
    if (id === fresh.id) last.resolve();
  });
  const line = await lineTo(at.port);
  const { link, book, again } = await joined(line.url);
  line.die();
  link.say("evt/away-draws", late);
  link.say("evt/ticket-request", { id: crypto.randomUUID(), service: "pass", language: "de", medium: "qr" });
  link.say("evt/paper-taken", { id: kept, seq: 1 });
  line.mend();
  await again(2);
  link.say("evt/away-draws", fresh);
  await last.promise;
  expect(arrived).toEqual([kept, fresh.id]);
  expect(book.lines.filter(({ what }) => what === "bus trouble")).toEqual([]);
}, 20_000);

test("the broker's memory is told apart from what the house has just said", async () => {
  const at = await testBroker();
  left.push(() => at[Symbol.asyncDispose]());
  const heard: boolean[] = [];
  const both = Promise.withResolvers<void>();
  const config = writeMessage(HOME, "set/config", { rev: "1.1" });
  await at.broker.publish(config);
  await joined(at.url, (_, kept) => {
    heard.push(kept);
    if (heard.length === 2) both.resolve();
    else void at.broker.publish(config);
  });
  await both.promise;
  expect(heard).toEqual([true, false]);
});
