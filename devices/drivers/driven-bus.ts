import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { DeviceRule, Town } from "../../engine/town/town.ts";
import type { Bus } from "../broker/bus.ts";
import { Listeners } from "../broker/listeners.ts";
import type { Address, DeviceMessage, FromDevicePath, Payload } from "../contract/contract.ts";
import type { PrintCommand } from "../printer/print-jobs.ts";
import type { DrivenPrinter, Visit } from "./driver.ts";
import { driveEpson } from "./epson-sdp.ts";
import { driveEscPos } from "./escpos.ts";
import { driveStar } from "./star-mqtt.ts";

export interface DrivenBus extends Bus {
  /** Whether the house drives this device itself: then it is there or not whatever the broker does. */
  drives(device: string): boolean;
  /** A request of a device that comes over HTTP and has shown its secret; null for one that does not come so. */
  visit(device: string, form: URLSearchParams): Visit["answer"] | null;
}

/**
 * The bus with the printers behind it that the house drives itself. To its user they are devices like any other: their
 * commands go to their driver, and what the driver says is heard as a message of theirs. What reaches the bus
 * under their name from elsewhere is logged and goes no further.
 */
export function drivenBus(options: {
  bus: Bus;
  towns: readonly Town[];
  clock: Clock;
  log: Log;
  /** How often printers are looked at and reached for; the drivers' own unless said. */
  pace?: { poll_ms?: number; retry_ms?: number };
}): DrivenBus {
  const { bus, towns, clock, log, pace } = options;
  const messages = new Listeners<DeviceMessage>();
  const driven = new Map<string, DrivenPrinter>();
  /** What would be retained on a broker: said again to whoever begins to listen. */
  const state = new Map<string, DeviceMessage>();

  function open(location: string, { id, driver }: DeviceRule): DrivenPrinter | null {
    const say = <P extends FromDevicePath>(path: P, payload: Payload<P>) => {
      const message = messageOf({ location, device: id }, path, payload);
      if (path.startsWith("state/")) state.set(`${id} ${path}`, message);
      messages.tell(message);
    };
    const ports = { clock, log: (line: Parameters<Log>[0]) => log({ ...line, device: id }), say };
    switch (driver?.type) {
      case "escpos":
        return driveEscPos(driver, ports, pace);
      case "epson-sdp":
        return driveEpson(driver, ports);
      case "star-mqtt":
        return driveStar(driver, ports, bus);
      default:
        return null;
    }
  }

  for (const town of towns) {
    for (const rule of town.devices) {
      const printer = open(town.id, rule);
      if (printer) driven.set(rule.id, printer);
    }
  }
  const stop = bus.onMessage((message) => {
    if (!driven.has(message.device)) return messages.tell(message);
    const { device, location, path } = message;
    log({ level: "warn", what: "the house drives this device itself", device, location, path });
  });

  return {
    async publish(to, path, payload) {
      const printer = driven.get(to.device);
      if (!printer) return bus.publish(to, path, payload);
      if (path === "cmd/print" && payload) printer.print(payload as PrintCommand);
      return undefined;
    },
    onMessage(heard) {
      for (const message of state.values()) queueMicrotask(() => heard(message));
      return messages.add(heard);
    },
    sendRaw: (message) => bus.sendRaw(message),
    empty: (topic) => bus.empty(topic),
    onRaw: (topics, heard) => bus.onRaw(topics, heard),
    drives: (device) => driven.has(device),
    visit: (device, form) => driven.get(device)?.visit?.({ form }) ?? null,
    get connected() {
      return bus.connected;
    },
    onConnection: (changed) => bus.onConnection(changed),
    async close() {
      stop();
      for (const printer of driven.values()) printer.close();
      await bus.close();
    },
  };
}

function messageOf<P extends FromDevicePath>(from: Address, path: P, payload: Payload<P>): DeviceMessage {
  return { ...from, path, payload } as DeviceMessage; // one path, one payload: their pairing was checked at `say`
}
