import type { Device } from "../../engine/fleet/fleet.ts";
import type { Town } from "../../engine/town/town.ts";
import { isLinked } from "../../machines/link.ts";
import type { WireMessage } from "../contract/write.ts";

type Office = Pick<Town, "name" | "organisation">;

/** Where a device's state is told; one topic for all its entities. */
function stateTopic(prefix: string, device: string): string {
  return `${prefix}/wartemarke/${device}/state`;
}

/**
 * What makes Home Assistant know a device (https://www.home-assistant.io/integrations/mqtt/#mqtt-discovery): retained, one
 * message an entity. Nothing can be switched from there.
 */
export function discoveryOf(prefix: string, device: Device, office: Office): WireMessage[] {
  const { id, name, kind } = device;
  const about = {
    state_topic: stateTopic(prefix, id),
    device: {
      identifiers: [`wartemarke_${id}`],
      name: `${name} (${office.name})`,
      manufacturer: office.organisation,
      model: device.make?.model || kind,
      ...(device.make?.firmware ? { sw_version: device.make.firmware } : {}),
      suggested_area: office.name,
    },
    origin: { name: "Wartemarke" },
  };
  const entity = (component: string, object: string, more: object): WireMessage => ({
    topic: `${prefix}/${component}/wartemarke_${id}/${object}/config`,
    payload: json({
      ...about,
      unique_id: `wartemarke_${id}_${object}`,
      value_template: `{{ value_json.${object} }}`,
      ...more,
    }),
    qos: 1,
    retain: true,
  });
  const diagnostic = { entity_category: "diagnostic" };
  return [
    entity("binary_sensor", "connected", { name: "Verbindung", device_class: "connectivity", ...diagnostic }),
    entity("binary_sensor", "problem", { name: "Störung", device_class: "problem", ...diagnostic }),
    entity("sensor", "clock_offset", {
      name: "Uhr geht vor",
      device_class: "duration",
      unit_of_measurement: "s",
      ...diagnostic,
    }),
    ...(kind === "printer"
      ? [entity("sensor", "paper", { name: "Papier", device_class: "enum", options: ["ok", "low", "out"] })]
      : []),
  ];
}

/** How a device is, in the words of the entities above. `None` is what Home Assistant calls unknown. */
export function stateOf(prefix: string, { id, link, health }: Device): WireMessage {
  const there = isLinked(link);
  const { errors = [], cover, cutter, paper, clock_offset_ms } = health;
  const troubled = errors.length > 0 || cover === "open" || cutter === "error" || paper === "out";
  const state = {
    connected: there ? "ON" : "OFF",
    problem: there && troubled ? "ON" : "OFF",
    clock_offset: there && typeof clock_offset_ms === "number" ? clock_offset_ms / 1_000 : "None",
    paper: there && paper ? paper : "None",
  };
  return { topic: stateTopic(prefix, id), payload: json(state), qos: 1, retain: true };
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
