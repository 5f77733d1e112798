import type { Device } from "../../engine/fleet/fleet.ts";
import { deviceRights, type Rights } from "../broker/rights.ts";
import { starRights } from "../drivers/star-topics.ts";
import { mqttDriver } from "../sign/drivers.ts";

/** What a device may say and hear: its own branches of the contract, or the topics its maker's firmware uses. */
export function rightsOf({ id, location, driver }: Pick<Device, "id" | "location" | "driver">): Rights {
  if (driver?.type === "star-mqtt") return starRights(driver.mac);
  return mqttDriver(driver)?.rights ?? deviceRights({ location, device: id });
}
