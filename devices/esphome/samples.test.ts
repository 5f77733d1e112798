// Rule: the ESPHome samples say and hear what the contract knows, with its retain flags, and nothing else at all.
import { expect, test } from "bun:test";
import { join } from "node:path";
import { CONTRACT, isFromDevice, type Path } from "../contract/contract.ts";
import { parseTopic } from "../contract/topic.ts";
import { isRefused } from "../refused.ts";

type Yaml = Record<string, unknown>;

/** A sample with the package it includes, and its substitutions filled in. */
async function sample(name: string): Promise<{ text: string; yaml: Yaml }> {
  const files = [await Bun.file(join(import.meta.dir, name)).text()];
  if (files[0]?.includes("!include sign.yaml"))
    files.push(await Bun.file(join(import.meta.dir, "sign.yaml")).text());
  const parsed = files.map((text) => Bun.YAML.parse(text) as Yaml);
  const words = Object.assign({}, ...parsed.map(({ substitutions }) => substitutions)) as Record<
    string,
    string
  >;
  const filled = files.map((text) => fill(fill(text, words), words));
  return { text: filled.join("\n"), yaml: Object.assign({}, ...filled.map((text) => Bun.YAML.parse(text))) };
}
const fill = (text: string, words: Record<string, string>) =>
  text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);

/** Every object anywhere in the document that has this key. */
function* holders(node: unknown, key: string): Generator<Yaml> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node) && key in node) yield node as Yaml;
  for (const child of Object.values(node)) yield* holders(child, key);
}

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
