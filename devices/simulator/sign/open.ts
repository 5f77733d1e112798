import type { Log } from "../../../engine/log.ts";
import { brokerUrl } from "../broker-url.ts";
import { AsciiSignHardware } from "./ascii.ts";
import { AwtrixNg } from "./awtrix-ng.ts";
import { Awtrix3 } from "./awtrix3.ts";
import type { SimulatedSign } from "./face.ts";
import { ModbusSignHardware } from "./modbus.ts";
import { NativeSign } from "./native.ts";
import { Tasmota } from "./tasmota.ts";
import { readTemplate, TemplateSignHardware } from "./template.ts";
import { Wled } from "./wled.ts";

export const USAGE = `bun devices/simulator/sign.ts native mqtt://<device>:<secret>@<host>:<port> <location>
bun devices/simulator/sign.ts awtrix3|awtrix-ng|tasmota|wled mqtt://<device>:<secret>@<host>:<port> [<prefix or topic>] [<client id>]
bun devices/simulator/sign.ts template mqtt://<device>:<secret>@<host>:<port> <file with the "driver" of the document> [<client id>]
bun devices/simulator/sign.ts modbus|ascii <port> [<characters>]`;

interface Ports {
  now: () => number;
  log: Log;
  seen: (face: string) => void;
  /** What to trust, PEM, where the broker's certificate is of an authority of one's own. */
  ca?: string;
}

/** As patient as real firmware. */
const RETRY_MS = 2_000;

/** A sign as the command's arguments say; null when they say none. */
export async function openSign(args: readonly string[], ports: Ports): Promise<SimulatedSign | null> {
  const [kind = "", where = "", name, client_id] = args;
  if (kind === "modbus")
    return isPort(where) ? ModbusSignHardware.open(Number(where), Number(name ?? 6), ports.seen) : null;
  if (kind === "ascii") return isPort(where) ? AsciiSignHardware.open(Number(where), true, ports.seen) : null;
  const url = URL.parse(where);
  if (!url?.username) return null;
  if (kind === "native") {
    const address = { location: name ?? "", device: url.username };
    const broker = { url: brokerUrl(url), secret: url.password };
    return name ? new NativeSign(address, { ...ports, ...broker }).start() : null;
  }
  const topic = name ?? url.username;
  const options = { ...ports, url: where, client_id, retry_ms: RETRY_MS };
  if (kind === "template") {
    const template = await readTemplate(name ?? "");
    if (typeof template !== "string") return new TemplateSignHardware(template, options).start();
    ports.log({ level: "error", what: "no template", why: template });
    return null;
  }
  switch (kind) {
    case "awtrix3":
      return new Awtrix3(topic, { ...options, client_id: client_id ?? topic }).start();
    case "awtrix-ng":
      return new AwtrixNg(topic, options).start();
    case "tasmota":
      return new Tasmota(topic, options).start();
    case "wled":
      return new Wled(topic, options).start();
    default:
      return null;
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536;
}
