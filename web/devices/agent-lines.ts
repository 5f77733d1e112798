import { clientIdOf, ownTopics } from "../../engine/town/own-topics.ts";
import type { DeviceRule, Town } from "../../engine/town/town.ts";

/**
 * The variables with which a device joins the bus, for a printer the whole command of its agent, or the address at which it asks for work;
 * none for a device that shows no key to anybody. `brokers` are the ways to the bus, the safest first, `ca` whether the device has to be
 * told whom to trust there (the file is the admin's), `address` where people reach the house.
 */
export function agentLines(
  town: Town,
  device: Pick<DeviceRule, "id" | "kind" | "driver">,
  {
    secret,
    brokers,
    ca,
    address,
  }: { secret: string; brokers: readonly string[]; ca: boolean; address: string },
): string[] {
  if (device.driver?.type === "epson-sdp") return [`${address}/printers/${device.id}/${secret}`];
  if (device.driver?.type === "star-mqtt") return [`${address}/printers/${device.id}/${secret}/cloudprnt`];
  if (!needsKey(device)) return [];
  const ownWords = signLines(device, secret, brokers);
  if (ownWords) return ownWords;
  const [broker = ""] = brokers;
  const plain = plainOf(brokers);
  const lines = [
    `DEVICE_ID=${device.id}`,
    `LOCATION=${town.id}`,
    `DEVICE_SECRET=${secret}`,
    `MQTT_URL=${broker}`,
    ...(ca ? ["MQTT_CA=ca.pem"] : []),
  ];
  if (device.kind !== "printer")
    return plain && plain !== broker ? [...lines, `# Nur ${WITHOUT_TLS}: MQTT_URL=${plain}`] : lines;
  const settings = [...lines, `KIOSK_URL=${address}`, "PRINTER=127.0.0.1:9100"];
  return [...settings.map((line) => `${line} \\`), "bun devices/agent.ts"];
}

/** False where the house itself reaches the device over TCP, or prints on it from the kiosk's page: a key only lets it in again. */
function needsKey({ driver }: Pick<DeviceRule, "driver">): boolean {
  return !(driver && ["modbus", "ascii-tcp", "escpos", "browser"].includes(driver.type));
}

/** What is set in the settings of a sign with its maker's firmware. */
function signLines(
  device: Pick<DeviceRule, "id" | "driver">,
  secret: string,
  brokers: readonly string[],
): string[] | null {
  const { id, driver } = device;
  // Tasmota is set the one word that its three branches share.
  const topics = driver?.type === "tasmota" ? [driver.topic] : ownTopics(driver);
  if (topics.length === 0) return null;
  const account = [`Benutzername: ${id}`, `Passwort: ${secret}`, `MQTT-Kennung: ${clientIdOf(device)}`];
  return [...brokerLines(driver, brokers), ...account, `Präfix oder Topic: ${topics.join(", ")}`];
}

/** WLED has no TLS; of the others it depends on what was built in. None speaks WebSocket. */
function brokerLines(driver: DeviceRule["driver"], brokers: readonly string[]): string[] {
  const [best = ""] = brokers.filter((url) => /^mqtts?:/.test(url));
  const plain = plainOf(brokers);
  if (!plain || plain === best) return [`Broker: ${best || (brokers[0] ?? "")}`];
  return driver?.type === "wled"
    ? [`Broker: ${plain}`]
    : [`Broker: ${best}`, `Broker, ${WITHOUT_TLS}: ${plain}`];
}

const WITHOUT_TLS = "wenn das Gerät kein TLS kann";

function plainOf(brokers: readonly string[]): string | undefined {
  return brokers.find((url) => url.startsWith("mqtt:"));
}

/** What staff do with the lines of a new key. */
export function howOf({ kind, driver }: Pick<DeviceRule, "kind" | "driver">): string {
  switch (driver?.type) {
    case "epson-sdp":
      return "Diese Adresse gehört in die Einstellung „Server Direct Print“ des Druckers, und in „Status Notification“.";
    case "star-mqtt":
      return "Diese Adresse gehört in die Einstellung „CloudPRNT“ des Druckers.";
    case "browser":
      return "Dieser Drucker druckt aus der Seite des Kiosks; einen Schlüssel braucht er nicht.";
    case "escpos":
      return "Das Haus spricht diesen Drucker im Netz selbst an; einen Schlüssel braucht er nicht.";
  }
  if (driver?.type === "modbus" || driver?.type === "ascii-tcp")
    return "Das Haus spricht diese Anzeige im Netz selbst an; einen Schlüssel braucht sie nicht.";
  if (driver) return "Das gehört in die MQTT-Einstellungen der Anzeige.";
  if (kind === "printer") return "So startet der Druckagent neben dem Drucker.";
  return "Benutzername und MQTT-Kennung sind der Gerätename, das Passwort ist der Schlüssel.";
}
