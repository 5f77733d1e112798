import type { Driver } from "../../engine/town/driver.ts";
import { asciiSign } from "./ascii.ts";
import { awtrixNg } from "./awtrix-ng.ts";
import { awtrix3 } from "./awtrix3.ts";
import { modbusSign } from "./modbus.ts";
import type { MqttDriver } from "./mqtt-driver.ts";
import { tasmota } from "./tasmota.ts";
import type { TcpDriver } from "./tcp-driver.ts";
import { templateSign } from "./template.ts";
import { wled } from "./wled.ts";

/** The driver of a sign that another's firmware shows over MQTT, or null. */
export function mqttDriver(driver: Driver | undefined): MqttDriver | null {
  switch (driver?.type) {
    case "awtrix3":
      return awtrix3(driver);
    case "awtrix-ng":
      return awtrixNg(driver);
    case "tasmota": {
      const { topic } = driver;
      return known(
        "Tasmota",
        templateSign(tasmota(driver)),
        [`tele/${topic}/#`, `stat/${topic}/#`],
        [`cmnd/${topic}/#`],
      );
    }
    case "wled": {
      const { topic } = driver;
      return known(
        "WLED",
        templateSign(wled(driver)),
        [`${topic}/#`],
        [topic, `${topic}/col`, `${topic}/api`],
      );
    }
    case "template":
      return templateSign(driver);
    default:
      return null;
  }
}

/** The driver of a sign that the house itself reaches over TCP, or null. */
export function tcpDriver(driver: Driver | undefined): TcpDriver | null {
  switch (driver?.type) {
    case "modbus":
      return modbusSign(driver);
    case "ascii-tcp":
      return asciiSign(driver);
    default:
      return null;
  }
}

/** A known firmware says and asks for more than the driver needs: what is its own, and nobody else's business. */
function known(model: string, driver: MqttDriver, publish: string[], subscribe: string[]): MqttDriver {
  return { ...driver, model, rights: { publish, subscribe, strays: "dropped" } };
}
