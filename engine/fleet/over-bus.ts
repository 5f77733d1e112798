import type { Device } from "./fleet.ts";

/** Whether a device is reached over the MQTT bus, and gone for the house when that is. */
export function comesOverBus({ kind, driver, make }: Pick<Device, "kind" | "driver" | "make">): boolean {
  switch (driver?.type) {
    case "escpos":
    case "epson-sdp":
    case "modbus":
    case "ascii-tcp":
      return false;
    case "browser":
      return make !== null;
    default:
      // A page in a browser; only an agent beside it says what it is.
      return (kind !== "kiosk" && kind !== "board") || make !== null;
  }
}
