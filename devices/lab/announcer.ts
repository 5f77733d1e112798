import { Speaker } from "../simulator/speaker.ts";
import { SLOW_MS } from "./faults.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** Sentences that stay to be read, newest first. */
const KEPT = 4;
/** About as fast as people speak. */
const PER_SIGN_MS = 40;

/** A virtual announcer: a room should not be made to hear what is tried out, so it writes what it says. */
export function startAnnouncer(device: VirtualDevice): void {
  const spoken = device.part("[data-spoken]");
  const wait = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));
  const speaker = new Speaker({
    now: () => performance.now(),
    wait,
    faults: () => ({
      silent: device.faults.has("silent"),
      fails: device.faults.has("broken"),
      late_ms: device.faults.has("slow") ? SLOW_MS : 0,
    }),
    answer: (result) => device.say("res/announce", result),
    async sound({ language, text }) {
      const sentence = document.createElement("li");
      sentence.lang = language === "de-leicht" ? "de" : language;
      sentence.textContent = text;
      spoken.prepend(sentence);
      for (const old of [...spoken.children].slice(KEPT)) old.remove();
      await wait(text.length * PER_SIGN_MS);
    },
  });
  device.start({
    kind: "announcer",
    capabilities: ["gong", "speech"],
    heard(message) {
      if ("path" in message && message.path === "cmd/announce") void speaker.take(message.payload);
    },
  });
}
