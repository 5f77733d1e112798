import type { DeviceRule, Town } from "../../engine/town/town.ts";

/**
 * The variables with which a device joins the bus, for a printer the whole command of its agent; `broker` is where the bus
 * is, `ca` whether the device has to be told whom to trust there (the file is the admin's), `address` where people reach the house.
 */
export function agentLines(
  town: Town,
  device: Pick<DeviceRule, "id" | "kind">,
  secret: string,
  broker: string,
  ca: boolean,
  address: string,
): string[] {
  const lines = [
    `DEVICE_ID=${device.id}`,
    `LOCATION=${town.id}`,
    `DEVICE_SECRET=${secret}`,
    `MQTT_URL=${broker}`,
    ...(ca ? ["MQTT_CA=ca.pem"] : []),
  ];
  if (device.kind !== "printer") return lines;
  const settings = [...lines, `KIOSK_URL=${address}`, "PRINTER=127.0.0.1:9100"];
  return [...settings.map((line) => `${line} \\`), "bun devices/agent.ts"];
}
