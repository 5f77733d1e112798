import type { Display } from "../contract/set.ts";
import { faceText } from "./face.ts";
import { type MqttDriver, members, message, type SignWord } from "./mqtt-driver.ts";

/** No clock, date or sensor between two calls, no change of app by itself or by the buttons. */
const SETTINGS = {
  TIM: false,
  DAT: false,
  HUM: false,
  TEMP: false,
  BAT: false,
  ATRANS: false,
  BLOCKN: true,
};

/**
 * AWTRIX 3 (Ulanzi TC001). It tells every 10 s which of its apps is on, never which text; the list of its effects is the
 * first thing it says after each connect (MQTTManager.cpp, onMqttConnected).
 */
export function awtrix3({ prefix }: { prefix: string }): MqttDriver {
  const app = `${prefix}/custom/call`;
  return {
    model: "AWTRIX 3",
    setup: [message(`${prefix}/power`, { power: true }), message(`${prefix}/settings`, SETTINGS)],
    show(display: Display) {
      const text = faceText(display);
      if (text === "") return [message(app, "", true)];
      // It toggles with this interval, so a period takes two.
      const blink = display.blink_ms > 0 ? { blinkText: Math.round(display.blink_ms / 2) } : {};
      const page = { text, color: display.color, noScroll: true, ...blink };
      return [message(app, page, true), message(`${prefix}/switch`, { name: "call" })];
    },
    hears: [`${prefix}/stats`, `${prefix}/stats/currentApp`, `${prefix}/stats/effects`],
    kept: [],
    heard(topic, payload): SignWord {
      if (topic === `${prefix}/stats/effects`) return { what: "back" };
      if (topic === `${prefix}/stats/currentApp`) return { what: "alive", astray: payload !== "call" };
      const { app, version, uptime, wifi_signal } = members(payload);
      const about = {
        firmware: typeof version === "string" ? version.slice(0, 64) : undefined,
        uptime_s: typeof uptime === "number" ? uptime : undefined,
        rssi_dbm: typeof wifi_signal === "number" ? wifi_signal : undefined,
      };
      return { what: "alive", astray: typeof app === "string" && app !== "call", about };
    },
    silence_ms: 35_000,
    rights: { publish: [`${prefix}/stats/#`], subscribe: [`${prefix}/#`], strays: "dropped" },
  };
}
