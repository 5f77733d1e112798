import { startAnnouncer } from "./announcer.ts";
import { startButtonBox } from "./button-box.ts";
import { startPrinter } from "./printer.ts";
import { startSign } from "./sign.ts";
import { VirtualDevice } from "./virtual-device.ts";

// The device lab's script: every place on the page that names a device becomes that device, on the real bus.
const ROLES: Readonly<Record<string, (device: VirtualDevice) => void>> = {
  sign: startSign,
  printer: startPrinter,
  buttonbox: startButtonBox,
  announcer: startAnnouncer,
};

for (const place of document.querySelectorAll<HTMLElement>("[data-device]")) {
  const { device = "", location = "", kind = "" } = place.dataset;
  ROLES[kind]?.(new VirtualDevice(place, { location, device }));
}
