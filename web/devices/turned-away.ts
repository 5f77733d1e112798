import type { Device } from "../../engine/fleet/fleet.ts";
import { isStanding } from "../../engine/fleet/turned-away.ts";
import { clientIdOf, ownTopics } from "../../engine/town/own-topics.ts";
import { busTime } from "./bus-alert.tsx";

/** That a device is refused at sign-in, when, why, and what should be set on it; null while it is not. `now` UTC ms. */
export function turnedAwayText(device: Device, online: boolean, zone: string, now: number): string | null {
  const { turned_away } = device;
  if (!turned_away || !isStanding(turned_away, online, now)) return null;
  return `Anmeldung abgewiesen ${busTime(turned_away.at, zone)}: ${why(device, turned_away.code)}`;
}

function why(device: Device, code: string): string {
  switch (code) {
    case "not-authorized":
      return "der Zugangsschlüssel stimmt nicht";
    case "not-itself":
    case "bad-client-id":
      return `Benutzername oder MQTT-Kennung stimmt nicht (soll: ${device.id} und ${clientIdOf(device)})`;
    case "bad-credentials":
      return `Benutzername oder Passwort fehlt (Benutzername: ${device.id})`;
    case "foreign-will": {
      const topics = ownTopics(device.driver);
      if (topics.length === 0) return "es meldet sich mit einem fremden Namen oder Büro ab (letzter Wille)";
      return `Präfix oder Topic stimmt nicht (soll: ${topics.join(", ")})`;
    }
    case "unavailable":
      return "sie konnte nicht geprüft werden";
    default:
      return code;
  }
}
