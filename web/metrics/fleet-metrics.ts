import { Gauge, type Registry } from "prom-client";
import type { Device, Fleet } from "../../engine/fleet/fleet.ts";
import { DEVICE_KINDS } from "../../engine/town/town.ts";
import { type LinkState, linkTable } from "../../machines/link.ts";

const WHO = ["location", "device"] as const;

/** What may be wrong with a device; never its own codes, of which there may be any number. */
const TROUBLES: Record<string, (device: Device) => boolean> = {
  "paper-low": ({ health }) => health.paper === "low",
  "paper-out": ({ health }) => health.paper === "out",
  "cover-open": ({ health }) => health.cover === "open",
  cutter: ({ health }) => health.cutter === "error",
  "stranded-draws": ({ overflowing }) => overflowing,
  errors: ({ health }) => (health.errors?.length ?? 0) > 0,
};

/**
 * How the devices are, one series for each device of the towns' documents and for nothing else: what a device says of itself is
 * never a label. Read when somebody asks.
 */
export function fleetMetrics(fleet: Fleet, register: Registry): void {
  const registers = [register];
  const known = () => [...fleet.all()];
  new Gauge({
    name: "wartemarke_devices",
    help: "Devices by kind and link",
    labelNames: ["kind", "link"] as const,
    registers,
    collect() {
      const counts = new Map<string, number>();
      for (const { kind, link } of known())
        counts.set(`${kind} ${link}`, (counts.get(`${kind} ${link}`) ?? 0) + 1);
      for (const kind of DEVICE_KINDS) {
        for (const link of linkTable.states as LinkState[])
          this.set({ kind, link }, counts.get(`${kind} ${link}`) ?? 0);
      }
    },
  });
  new Gauge({
    name: "wartemarke_device_up",
    help: "1 while the device is there",
    labelNames: [...WHO, "kind"] as const,
    registers,
    collect() {
      for (const { location, id, kind } of known())
        this.set({ location, device: id, kind }, Number(fleet.online(id)));
    },
  });
  new Gauge({
    name: "wartemarke_device_seen_timestamp_seconds",
    help: "When the device was last heard; absent while it never was",
    labelNames: WHO,
    registers,
    collect() {
      for (const { location, id, seen_at } of known())
        if (seen_at > 0) this.set({ location, device: id }, seen_at / 1000);
    },
  });
  new Gauge({
    name: "wartemarke_device_clock_offset_seconds",
    help: "Device minus server; absent while unknown",
    labelNames: WHO,
    registers,
    collect() {
      this.reset();
      for (const { location, id, health } of known()) {
        const off_ms = health.clock_offset_ms;
        if (typeof off_ms === "number" && fleet.online(id)) this.set({ location, device: id }, off_ms / 1000);
      }
    },
  });
  new Gauge({
    name: "wartemarke_device_trouble",
    help: "1 while a device that is there has this trouble",
    labelNames: [...WHO, "trouble"] as const,
    registers,
    collect() {
      this.reset();
      for (const device of known()) {
        const { location, id } = device;
        for (const [trouble, has] of Object.entries(TROUBLES)) {
          if (fleet.online(id) && has(device)) this.set({ location, device: id, trouble }, 1);
        }
      }
    },
  });
}
