// Rule: the ESPHome samples say and hear what the contract knows, with its retain flags, and nothing else at all.
import { expect, test } from "bun:test";
import { CONTRACT, isFromDevice, type Path } from "../contract/contract.ts";
import { parseTopic } from "../contract/topic.ts";
import { isRefused } from "../refused.ts";
import { holders, sample, type Yaml } from "./sample.testing.ts";

function pathOf(topic: unknown): Path {
  const parsed = parseTopic(String(topic));
  if (isRefused(parsed)) throw new Error(`${topic}: ${parsed.sentence}`);
  return parsed.path;
}

const samples: [name: string, says: Path[], hears: Path[]][] = [
  ["hub75-sign.yaml", ["state/info", "state/health", "state/reported"], ["set/display"]],
  ["max7219-sign.yaml", ["state/info", "state/health", "state/reported"], ["set/display"]],
  ["button-box.yaml", ["state/info", "state/health", "evt/ticket-request"], ["ack/ticket-request"]],
];

for (const [name, says, hears] of samples) {
  test(`${name}: each message has the contract's topic, retain flag, QoS and fields`, async () => {
    const { yaml } = await sample(name);
    const sent = [...holders(yaml, "mqtt.publish_json")].map((one) => one["mqtt.publish_json"] as Yaml);
    expect(sent.map(({ topic }) => pathOf(topic)).toSorted()).toEqual(says.toSorted());
    for (const { topic, qos, retain, payload } of sent) {
      const path = pathOf(topic);
      const { properties, required = [] } = CONTRACT[path].payload as {
        properties?: object;
        required?: string[];
      };
      const fields = Array.from(String(payload).matchAll(/root\["(\w+)"\]/g), ([, field]) => field ?? "");
      expect([path, qos, retain, isFromDevice(path)]).toEqual([path, 1, CONTRACT[path].retain, true]);
      for (const field of required) expect([path, fields]).toEqual([path, expect.arrayContaining([field])]);
      for (const field of fields) expect(Object.keys(properties ?? {})).toContain(field);
    }
  });

  test(`${name}: hears its own topics only, signs in as itself, and keeps ESPHome from saying more`, async () => {
    const { yaml, text } = await sample(name);
    const mqtt = yaml.mqtt as Yaml;
    const heard = (mqtt.on_message as Yaml[]).map(({ topic }) => pathOf(topic));
    expect(heard).toEqual(hears);
    expect(heard.some(isFromDevice)).toBe(false);
    const id = (yaml.esphome as Yaml).name;
    expect(mqtt).toMatchObject({ username: id, client_id: id, clean_session: true });
    expect(mqtt).toMatchObject({ discovery: false, discover_ip: false, log_topic: null });
    for (const [message, payload] of [
      ["birth_message", "online"],
      ["will_message", "offline"],
      ["shutdown_message", "offline"],
    ] as const) {
      expect(mqtt[message]).toMatchObject({ payload, qos: 1, retain: true });
      expect(pathOf((mqtt[message] as Yaml).topic)).toBe("state/availability");
    }
    for (const sensor of holders(yaml.binary_sensor, "platform")) expect(sensor.internal).toBe(true);
    expect(text).not.toMatch(/\$\{/);
    expect(text).toContain("password: !secret device_secret");
  });
}
