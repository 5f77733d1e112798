import type { Driver } from "./driver.ts";
import { byType, object, oneOf, string, whole } from "./shape.ts";
import type { DeviceKind } from "./town.ts";

type Of<T extends Driver["type"]> = Extract<Driver, { type: T }>;

const columns = whole(24, 64);
const host = string(
  "a host name or an IP address",
  (value) =>
    value.length <= 253 &&
    /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)$/.test(value),
);

const printerShapes = {
  escpos: object<Of<"escpos">>({ type: oneOf(["escpos"]), host }, { port: whole(1, 65_535), columns }),
  "epson-sdp": object<Of<"epson-sdp">>({ type: oneOf(["epson-sdp"]) }, { columns }),
};

export const driverShape = byType<Driver>(printerShapes);

/** The kind of device that each driver is for. */
export const DRIVEN_KIND: Record<Driver["type"], DeviceKind> = {
  escpos: "printer",
  "epson-sdp": "printer",
};
