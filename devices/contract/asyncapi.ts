import { CONTRACT, PATHS, type Path } from "./contract.ts";
import { ROOT } from "./topic.ts";

const NAME = (path: Path) => path.replaceAll("/", "-");

function channel(path: Path) {
  const { kinds, says } = CONTRACT[path];
  const name = NAME(path);
  return {
    address: `${ROOT}/{location}/dev/{device}/${path}`,
    description: `${says} Kinds: ${kinds.join(", ")}.`,
    parameters: {
      location: { description: "location id, [a-z0-9-]{1,32}" },
      device: { description: "device id = MQTT user name = client id, [a-z0-9-]{1,32}" },
    },
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
  };
}

function message(path: Path) {
  const { format, payload, says } = CONTRACT[path];
  return {
    name: NAME(path),
    summary: says,
    contentType: format === "plain" ? "text/plain" : "application/json",
    payload: JSON.parse(JSON.stringify(payload)) as object,
  };
}

function operation(path: Path) {
  const { direction, qos, retain } = CONTRACT[path];
  const name = NAME(path);
  return {
    action: direction === "from-device" ? "receive" : "send",
    channel: { $ref: `#/channels/${name}` },
    messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
    bindings: { mqtt: { qos, retain, bindingVersion: "0.2.0" } },
  };
}

function byName<T>(of: (path: Path) => T): Record<string, T> {
  return Object.fromEntries(PATHS.map((path) => [NAME(path), of(path)]));
}

/** The contract as an AsyncAPI 3.0 document, seen from the engine: it receives what devices say and sends what they shall do. */
export function asyncApi() {
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Wartemarke device bus",
      version: "1.0.0",
      description:
        "State is retained, commands never are. QoS 1 with idempotent ids on both sides: a device remembers its " +
        "last 64 ids. Answers correlate by `id` in the payload, so plain MQTT 3.1.1 is enough.",
      license: { name: "EUPL-1.2" },
    },
    defaultContentType: "application/json",
    servers: {
      plain: { host: "127.0.0.1:1883", protocol: "mqtt", protocolVersion: "3.1.1" },
      websocket: { host: "127.0.0.1:3000", pathname: "/mqtt", protocol: "ws" },
    },
    channels: byName(channel),
    operations: byName(operation),
    components: { messages: byName(message) },
  };
}

/** Where the written document lives. */
export const ASYNCAPI_FILE = new URL("./asyncapi.gen.json", import.meta.url);

/** The exact text of the written document; a test compares. */
export function asyncApiText(): string {
  return `${JSON.stringify(asyncApi(), null, 2)}\n`;
}

if (import.meta.main) await Bun.write(ASYNCAPI_FILE, asyncApiText());
