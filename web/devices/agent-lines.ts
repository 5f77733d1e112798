import type { DeviceRule, Town } from "../../engine/town/town.ts";
import type { DeviceBus } from "../house.ts";

/** The variables with which a device joins the bus, for a printer the whole command of its agent; `address` is where people reach the house. */
export function agentLines(
  town: Town,
  device: Pick<DeviceRule, "id" | "kind">,
  secret: string,
  bus: DeviceBus,
  address: string,
): string[] {
  const broker = bus.embedded ? `${new URL(address).hostname}:${bus.port}` : bus.host;
  const lines = [
    `DEVICE_ID=${device.id}`,
    `LOCATION=${town.id}`,
    `DEVICE_SECRET=${secret}`,
    `MQTT_URL=mqtt://${broker}`,
  ];
  if (device.kind !== "printer") return lines;
  const settings = [...lines, `KIOSK_URL=${address}`, "PRINTER=127.0.0.1:9100"];
  return [...settings.map((line) => `${line} \\`), "bun devices/agent.ts"];
}
