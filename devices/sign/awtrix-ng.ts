import type { Display } from "../contract/set.ts";
import { faceText } from "./face.ts";
import { type MqttDriver, members, message, type SignWord } from "./mqtt-driver.ts";

const ORDER = { order: ["call"], disabled: ["Time", "Date", "Temperature", "Humidity", "Battery"] };

/** AWTRIX NG 1.1: answers every command it knows, keeps its state retained, and has a last will. */
export function awtrixNg({ prefix }: { prefix: string }): MqttDriver {
  const app = `${prefix}/cmd/apps/pushed/call`;
  const order = `${prefix}/cmd/apps/order`;
  const power = `${prefix}/cmd/display`;
  const topics = {
    there: `${prefix}/availability`,
    answer: `${app}/result`,
    active: `${prefix}/state/apps/active`,
  };
  return {
    model: "AWTRIX NG",
    setup: [message(power, { power: true }), message(order, ORDER)],
    show(display: Display) {
      const text = faceText(display);
      if (text === "") return [message(app, "", true)];
      const blink = display.blink_ms > 0 ? { textBlinkMs: Math.round(display.blink_ms / 2) } : {};
      const page = { text, textColor: display.color, scroll: "static", font: "large", ...blink };
      return [message(app, page, true)];
    },
    hears: Object.values(topics),
    kept: [topics.there, topics.active],
    heard(topic, payload): SignWord | null {
      if (topic === topics.active) return { what: "looks", astray: payload !== "call" };
      if (topic === topics.answer) return answerOf(payload);
      return payload === "online" ? { what: "back" } : payload === "offline" ? { what: "offline" } : null;
    },
    silence_ms: null,
    rights: {
      publish: [
        topics.there,
        `${prefix}/state/#`,
        `${prefix}/event/#`,
        ...[app, order, power].map((topic) => `${topic}/result`),
      ],
      subscribe: [`${prefix}/cmd/#`],
      strays: "dropped",
    },
  };
}

function answerOf(payload: string): SignWord {
  const { ok, error } = members(payload);
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return ok === true ? { what: "answered", ok } : { what: "answered", ok: false, code };
}
