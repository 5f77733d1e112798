import type { Driver } from "./driver.ts";
import { byType, flag, object, oneOf, string, whole } from "./shape.ts";
import { host, signDriverShapes } from "./sign-driver-shape.ts";
import type { DeviceKind } from "./town.ts";

type Of<T extends Driver["type"]> = Extract<Driver, { type: T }>;

const columns = whole(24, 64);
const mac = string("a MAC address in small letters like 00:11:62:0a:bb:cc", (value) =>
  /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(value),
);

const printerShapes = {
  escpos: object<Of<"escpos">>({ type: oneOf(["escpos"]), host }, { port: whole(1, 65_535), columns }),
  "epson-sdp": object<Of<"epson-sdp">>({ type: oneOf(["epson-sdp"]) }, { columns }),
  "star-mqtt": object<Of<"star-mqtt">>({ type: oneOf(["star-mqtt"]), mac }, { tls: flag, columns }),
  browser: object<Of<"browser">>({ type: oneOf(["browser"]) }, { width_mm: oneOf([58, 80]) }),
};

export const driverShape = byType<Driver>({ ...printerShapes, ...signDriverShapes });

/** The kind of device that each driver is for. */
export const DRIVEN_KIND: Record<Driver["type"], DeviceKind> = {
  ...kinds(printerShapes, "printer"),
  ...kinds(signDriverShapes, "sign"),
};

function kinds<T extends Driver["type"]>(
  shapes: Record<T, unknown>,
  kind: DeviceKind,
): Record<T, DeviceKind> {
  return Object.fromEntries(Object.keys(shapes).map((type) => [type, kind])) as Record<T, DeviceKind>;
}
