import type { DeviceRule, Town } from "../../engine/town/town.ts";
import type { DeviceBus } from "../house.ts";

/** The variables with which a device, or a printer's agent, joins the bus; `address` is where people reach the house. */
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
  return device.kind === "printer"
    ? [...lines, `KIOSK_URL=${address}`, "PRINTER=127.0.0.1:9100", "bun devices/agent.ts"]
    : lines;
}
