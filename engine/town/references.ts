import { DRIVEN_KIND } from "./driver-shape.ts";
import { checkOwnTopics } from "./own-topics.ts";
import type { Report } from "./problem.ts";
import { isRecord, type Shape } from "./shape.ts";
import {
  boardShape,
  counterShape,
  departmentShape,
  deviceShape,
  kioskShape,
  queueShape,
  serviceShape,
} from "./town-shape.ts";

type Placed<T> = [path: string, entry: T];

/** Reports what refers to nothing, what stands twice and what nobody serves. Entries of a wrong shape are passed over. */
export function checkReferences(json: unknown, report: Report): void {
  const departments = ids(json, "departments");
  const queues = ids(json, "queues");
  const services = ids(json, "services");
  const devices = ids(json, "devices");
  const placedServices = entries(json, "services", serviceShape);
  const placedCounters = entries(json, "counters", counterShape);
  const placedKiosks = entries(json, "kiosks", kioskShape);
  const placedBoards = entries(json, "boards", boardShape);
  const placedDevices = entries(json, "devices", deviceShape);
  const kinds = new Map(placedDevices.map(([, { id, kind }]) => [id, kind]));
  const known = (path: string, what: string, all: string[], id: string) => {
    if (!all.includes(id)) report(path, `names no ${what}: ${id} is not among ${all.join(", ") || "none"}`);
  };
  const device = (path: string, kind: string, id: string) => {
    known(path, "device", devices, id);
    const is = kinds.get(id);
    if (is && is !== kind) report(path, `must name a device of kind ${kind}, but ${id} is a ${is}`);
  };

  unique("department", entries(json, "departments", departmentShape), report);
  unique("queue", entries(json, "queues", queueShape), report);
  unique("service", placedServices, report);
  unique("counter", placedCounters, report);
  unique("kiosk", placedKiosks, report);
  unique("board", placedBoards, report);
  unique("device", placedDevices, report);

  const served = servedSomewhere(json);
  for (const [path, service] of placedServices) {
    known(`${path}.department`, "department", departments, service.department);
    known(`${path}.queue`, "queue", queues, service.queue);
  }
  const signs = new Map<string, string>();
  for (const [path, counter] of placedCounters) {
    known(`${path}.department`, "department", departments, counter.department);
    const own = new Set<string>();
    counter.services.forEach((service, index) => {
      const at = `${path}.services[${index}]`;
      known(at, "service", services, service);
      if (own.has(service)) report(at, `repeats ${service}`);
      own.add(service);
    });
    counter.helps.forEach(({ service }, index) => {
      const at = `${path}.helps[${index}].service`;
      known(at, "service", services, service);
      if (own.has(service)) report(at, `is served at this counter anyway: ${service}`);
      own.add(service);
    });
    const named = (counter.more_signs ?? []).map((sign, index) => [`${path}.more_signs[${index}]`, sign]);
    if (counter.sign !== undefined) named.unshift([`${path}.sign`, counter.sign]);
    for (const [at = "", sign = ""] of named) {
      device(at, "sign", sign);
      const other = signs.get(sign);
      if (other) report(at, `is already the sign of counter ${other}`);
      signs.set(sign, counter.id);
    }
  }
  for (const [path, { id }] of placedServices) {
    if (!served.has(id)) report(path, `is served at no counter: no services list has ${id}`);
  }
  for (const [path, kiosk] of placedKiosks) {
    device(`${path}.id`, "kiosk", kiosk.id);
    if (kiosk.printer !== undefined) device(`${path}.printer`, "printer", kiosk.printer);
  }
  for (const [path, board] of placedBoards) device(`${path}.id`, "board", board.id);
  for (const [path, { kind, driver }] of placedDevices) {
    if (!driver) continue;
    const fits = DRIVEN_KIND[driver.type];
    if (kind !== fits) report(`${path}.driver.type`, `belongs to a ${fits} only; this is a ${kind}`);
  }
  checkOwnTopics(placedDevices, report);
  const browsers = placedDevices.flatMap(([, { id, driver }]) => (driver?.type === "browser" ? id : []));
  for (const [path, { kind, printer }] of placedDevices) {
    if (printer === undefined) continue;
    if (browsers.includes(printer))
      report(`${path}.printer`, `prints from a kiosk's page only, which a button box has not: ${printer}`);
    if (kind !== "buttonbox") report(`${path}.printer`, `belongs to a button box only; this is a ${kind}`);
    device(`${path}.printer`, "printer", printer);
  }
}

/** The entries of one list that have the right shape, each with its place. */
export function entries<T>(json: unknown, key: string, shape: Shape<T>): Placed<T>[] {
  const values = isRecord(json) ? json[key] : undefined;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown, index): Placed<T>[] =>
    shape(value, "", () => {}) ? [[`${key}[${index}]`, value]] : [],
  );
}

/** Ids named in a list, of entries that are wrong elsewhere too: those are no reason to call a reference wrong. */
function ids(json: unknown, key: string): string[] {
  const values = isRecord(json) ? json[key] : undefined;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) =>
    isRecord(value) && typeof value.id === "string" ? [value.id] : [],
  );
}

/** Services that any counter lists, also one that is wrong elsewhere. */
function servedSomewhere(json: unknown): Set<unknown> {
  const counters = isRecord(json) && Array.isArray(json.counters) ? json.counters : [];
  return new Set(
    counters.flatMap((counter: unknown): unknown[] =>
      isRecord(counter) && Array.isArray(counter.services) ? counter.services : [],
    ),
  );
}

function unique(what: string, placed: Placed<{ id: string }>[], report: Report): void {
  const first = new Map<string, string>();
  for (const [path, { id }] of placed) {
    const other = first.get(id);
    if (other) report(`${path}.id`, `is already the ${what} at ${other}: ${id}`);
    else first.set(id, path);
  }
}
