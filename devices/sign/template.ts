import type { SignTemplate, TemplateLine } from "../../engine/town/sign-driver.ts";
import type { Display } from "../contract/set.ts";
import { faceText } from "./face.ts";
import { type MqttDriver, message, type SignWord } from "./mqtt-driver.ts";

/** Any sign that takes text over MQTT, by the town's own topics and payloads. */
export function templateSign(template: SignTemplate): MqttDriver {
  const { show, clear, blink, presence, confirm } = template;
  const told = [show, clear, blink?.dark ?? [], blink?.lit ?? []].flat().map(({ topic }) => topic);
  const hears = [...new Set([presence.topic, ...(confirm ? [confirm.topic] : [])])];
  return {
    model: "MQTT",
    setup: [],
    show: (display) => write(faceText(display) === "" ? clear : show, display),
    blink: blink && ((display, lit) => write(lit ? blink.lit : blink.dark, display)),
    hears,
    kept: [presence.topic],
    heard(topic, payload, shown): SignWord | null {
      if (topic === presence.topic && payload === presence.online) return { what: "alive" };
      if (topic === presence.topic && payload === presence.offline) return { what: "offline" };
      const expected = confirm && shown && topic === confirm.topic && fill(confirm.payload, shown);
      return expected === payload ? { what: "shows" } : null;
    },
    silence_ms: null,
    rights: { publish: hears, subscribe: [...new Set(told)], strays: "dropped" },
  };
}

function write(lines: readonly TemplateLine[], display: Display) {
  return lines.map(({ topic, payload, retain }) => message(topic, fill(payload, display), retain));
}

/** Words in braces that are none of ours stay as they are: JSON has braces, too. */
function fill(payload: string, display: Display): string {
  const words = wordsOf(display);
  return payload.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => words.get(name) ?? whole);
}

function wordsOf(display: Display): ReadonlyMap<string, string> {
  const { text, counter, color, brightness } = display;
  const part = (at: number) => String(Number.parseInt(color.slice(at, at + 2), 16));
  return new Map([
    ["text", faceText(display)],
    ["number", text],
    ["counter", counter],
    ["color", color],
    ["red", part(1)],
    ["green", part(3)],
    ["blue", part(5)],
    ["brightness", String(brightness)],
    ["level", String(Math.round(brightness * 2.55))],
  ]);
}
