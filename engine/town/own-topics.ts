import type { Driver } from "./driver.ts";
import type { Report } from "./problem.ts";
import type { DeviceRule } from "./town.ts";

/** The topics a driver speaks and hears on, each standing for all below it; a template's are those it names. */
export function ownTopics(driver: Driver | undefined): string[] {
  switch (driver?.type) {
    case "awtrix3":
    case "awtrix-ng":
      return [driver.prefix];
    case "wled":
      return [driver.topic];
    case "tasmota":
      return ["cmnd", "tele", "stat"].map((head) => `${head}/${driver.topic}`);
    case "star-mqtt":
      return ["to-server", "to-device"].map((way) => `star/cloudprnt/${way}/${driver.mac}`);
    case "template": {
      const lines = [driver.show, driver.clear, driver.blink?.dark ?? [], driver.blink?.lit ?? []].flat();
      const heard = [driver.presence.topic, driver.confirm?.topic].flatMap((topic) => topic ?? []);
      return [...new Set([...lines.map(({ topic }) => topic), ...heard])];
    }
    default:
      return [];
  }
}

/** The MQTT client id a device signs in with. */
export function clientIdOf({ id, driver }: { id: string; driver?: Driver }): string {
  if (!driver || !("client_id" in driver || "prefix" in driver)) return id;
  return driver.client_id ?? (driver.type === "awtrix3" ? driver.prefix : id);
}

/** Reports devices that would hear each other's words or throw each other off the broker; `path` of the later one. */
export function checkOwnTopics(
  devices: readonly (readonly [path: string, DeviceRule])[],
  report: Report,
): void {
  const topics: { topic: string; id: string }[] = [];
  const clients = new Map<string, string>(devices.map(([, { id }]) => [id, id]));
  for (const [path, device] of devices) {
    const { id, driver } = device;
    const own = ownTopics(driver);
    for (const topic of own) {
      const other = topics.find((holder) => meets(holder.topic, topic));
      if (other) report(`${path}.driver`, `shares the topic ${topic} with ${other.id}`);
    }
    topics.push(...own.map((topic) => ({ topic, id })));
    const client = clientIdOf(device);
    const same = clients.get(client) ?? id;
    if (same !== id) report(`${path}.driver`, `shares the MQTT client id ${client} with ${same}`);
    clients.set(client, id);
  }
}

/** Whether two branches of topics have something in common. */
function meets(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
