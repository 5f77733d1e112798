import type { Engine } from "../../engine/engine.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { parseRev } from "../contract/rev.ts";

/** Tells the engine's fleet what a device says of itself. Devices no town knows are logged and left out. */
export function hearPresence(engine: Engine, message: DeviceMessage): void {
  const { device, location, path, payload } = message;
  if (!path.startsWith("state/")) return;
  if (engine.fleet.get(device)?.location !== location) {
    engine.log({ level: "warn", what: "unknown device", device, location });
    return;
  }
  const now = engine.clock.now();
  switch (message.path) {
    case "state/availability":
      return engine.fleet.hear(device, { what: payload === "online" ? "appeared" : "vanished" }, now);
    case "state/health": {
      const { paper, cover, errors } = message.payload;
      return engine.fleet.hear(device, { what: "health", health: { paper, cover, errors } }, now);
    }
    case "state/reported": {
      const reported = parseRev(message.payload.rev);
      if (reported) engine.fleet.hear(device, { what: "reported", reported }, now);
    }
  }
}
