// Rule: devices that all come back at once are each told their own state and nobody else's, and coming again leaves nothing behind.
import { expect, test } from "bun:test";
import { type Member, MqttCrowd } from "../../fixtures/bench/mqtt-crowd.ts";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { topicOf } from "../contract/topic.ts";
import { writeMessage } from "../contract/write.ts";

const DEVICES = 2_000;
const addresses = Array.from({ length: DEVICES }, (_, at) => ({ location: "zeitz", device: `sign-${at}` }));
const members = addresses.map(
  (address): Member => ({
    device: address.device,
    filters: [topicOf(address, "set/config")],
    says: [{ topic: topicOf(address, "state/availability"), payload: "online" }],
  }),
);

test("2,000 devices within a second, twice", async () => {
  await using at = await testBroker({ max_per_address: DEVICES });
  for (const [seq, address] of addresses.entries())
    await at.broker.publish(writeMessage(address, "set/config", { rev: `1.${seq}` }));
  let online = 0;
  at.broker.subscribe("wartemarke/v1/zeitz/dev/+/state/availability", () => (online += 1));
  const crowd = new MqttCrowd(at.port);
  const wrong: string[] = [];
  for (let round = 1; round <= 2; round++) {
    const told = crowd.each(
      addresses.map(({ device }) => device),
      ({ topic, payload }, device) => {
        const right = topic.includes(`/${device}/`) && payload === `{"rev":"1.${device.slice(5)}"}`;
        if (!right) wrong.push(`${device} was told ${payload} on ${topic}`);
        return true;
      },
    );
    await crowd.join(members, 1_000);
    await told;
    expect(at.broker.connections).toBe(DEVICES);
    await crowd.drop();
  }
  await crowd.end();
  while (at.broker.connections > 0) await new Promise((turn) => setImmediate(turn));
  expect([wrong, crowd.lost, at.lines.filter(({ level }) => level === "error")]).toEqual([[], 0, []]);
  expect(online).toBe(2 * DEVICES);
});
