import { unlockCode } from "../../engine/keys/unlock-link.ts";
import { signsOf } from "../../engine/town/signs-of.ts";
import type { DeviceKind, Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";

/** Kinds of device that the lab can be. */
const VIRTUAL = new Set<DeviceKind>(["sign", "printer", "buttonbox", "announcer"]);

/** The device of an office that the lab can be, or undefined: it speaks the contract, not the words of some maker. */
export function virtualDevice(town: Town, id: string | undefined) {
  return town.devices.find((one) => one.id === id && VIRTUAL.has(one.kind) && one.driver === undefined);
}

/** What the lab of an office shows. */
export interface Lab {
  town: Town;
  signs: { device: string; name: string; counter: string }[];
  printers: { device: string; name: string }[];
  boxes: { device: string; name: string; services: { id: string; name: string; letter: string }[] }[];
  announcers: { device: string; name: string }[];
  /** Pages to open beside it. */
  pages: { href: string; name: string }[];
  /** Unlocks this browser for kiosk and board; null when it is unlocked. */
  unlock: string | null;
}

export function labOf({ engine }: House, town: Town, unlocked: boolean): Lab {
  const of = (kind: DeviceKind) =>
    town.devices
      .filter((one) => one.kind === kind && virtualDevice(town, one.id))
      .map(({ id, name }) => ({ device: id, name }));
  const services = town.services
    .filter((service) => service.walk_in)
    .map(({ id, name, queue }) => ({ id, name: name.de, letter: queue }));
  return {
    town,
    signs: town.counters.flatMap((counter) =>
      signsOf(counter)
        .filter((sign) => virtualDevice(town, sign))
        .map((device) => ({ device, name: counter.name, counter: counter.id })),
    ),
    printers: of("printer"),
    boxes: of("buttonbox").map((box) => ({ ...box, services })),
    announcers: of("announcer"),
    pages: [
      ...town.kiosks.map(({ id, name }) => ({ href: `/kiosk/${town.id}/${id}`, name })),
      ...town.boards.map(({ id, name }) => ({ href: `/board/${town.id}/${id}`, name })),
      { href: `/desk/${town.id}`, name: "Arbeitsplatz" },
      { href: `/devices/${town.id}`, name: "Geräte" },
    ],
    unlock: unlocked ? null : `/unlock/${town.id}/${unlockCode(engine.keys, town.id, engine.clock.now())}`,
  };
}
