import type { Display } from "../contract/set.ts";
import { drawFace } from "./face.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** A virtual LED sign: shows what it is told and says so. */
export function startSign(device: VirtualDevice): void {
  const face = device.part("[data-face]");
  const spoken = device.part("[data-spoken]");
  const draw = (display: Display | null) => {
    face.replaceChildren(drawFace(display));
    device.show("mode", display?.mode ?? "off");
    spoken.textContent = display?.mode === "call" ? display.text : "";
  };
  draw(null);
  device.start({
    kind: "sign",
    capabilities: ["display", "blink", "color"],
    async heard(message) {
      if ("removed" in message) return draw(null);
      if (message.path !== "set/display") return;
      await device.faults.think();
      draw(message.payload);
      const { rev, mode, text } = message.payload;
      device.say("state/reported", { rev, mode, text } as { rev: string });
    },
  });
}
