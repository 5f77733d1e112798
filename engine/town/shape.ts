import type { Report } from "./problem.ts";

/** Says whether a value has a shape, and reports every place where it has not. */
export type Shape<T> = (value: unknown, path: string, report: Report) => value is T;

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Required<T> = { [K in Exclude<keyof T, OptionalKey<T>>]: Shape<T[K]> };
type Optional<T> = { [K in OptionalKey<T>]: Shape<Exclude<T[K], undefined>> };

/** An object with exactly these keys. */
export function object<T extends object>(required: Required<T>, optional: Optional<T>): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries({ ...required, ...optional }));
  const needed = Object.keys(required);
  return (value, path, report): value is T => {
    if (!isRecord(value)) return wrong(report, path, "must be an object", value);
    let right = true;
    for (const key of needed) {
      if (Object.hasOwn(value, key)) continue;
      report(join(path, key), "is missing");
      right = false;
    }
    for (const key of Object.keys(value)) {
      const shape = shapes.get(key);
      if (shape) right = shape(value[key], join(path, key), report) && right;
      else {
        report(join(path, key), `is not known here; known are ${[...shapes.keys()].join(", ")}`);
        right = false;
      }
    }
    return right;
  };
}

/** An array of `least` to `most` entries of one shape. */
export function list<T>(shape: Shape<T>, least: number, most: number): Shape<T[]> {
  return (value, path, report): value is T[] => {
    if (!Array.isArray(value)) return wrong(report, path, "must be a list", value);
    let right = value.length >= least && value.length <= most;
    if (!right) report(path, `must have ${least} to ${most} entries, not ${value.length}`);
    value.forEach((entry, index) => {
      right = shape(entry, `${path}[${index}]`, report) && right;
    });
    return right;
  };
}

/** One of several kinds of object, told apart by their key `type`. */
export function byType<T extends { type: string }>(
  shapes: {
    [K in T["type"]]: Shape<Extract<T, { type: K }>>;
  },
): Shape<T> {
  const known = new Map<unknown, Shape<T>>(Object.entries<Shape<T>>(shapes));
  return (value, path, report): value is T => {
    if (!isRecord(value)) return wrong(report, path, "must be an object", value);
    if (!Object.hasOwn(value, "type")) return missing(report, join(path, "type"));
    const shape = known.get(value.type);
    if (shape) return shape(value, path, report);
    return wrong(report, join(path, "type"), `must be one of ${[...known.keys()].join(", ")}`, value.type);
  };
}

export function oneOf<const T extends string | number>(words: readonly T[]): Shape<T> {
  return (value, path, report): value is T =>
    words.some((word) => word === value) || wrong(report, path, `must be one of ${words.join(", ")}`, value);
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Shape<number> {
  return (value, path, report): value is number =>
    (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) ||
    wrong(report, path, `must be a whole number from ${least} to ${most}`, value);
}

/** Degrees of latitude or longitude, at most `most` to either side. */
export function degrees(most: number): Shape<number> {
  return (value, path, report): value is number =>
    (typeof value === "number" && Math.abs(value) <= most) ||
    wrong(report, path, `must be degrees from -${most} to ${most}`, value);
}

export const flag: Shape<boolean> = (value, path, report): value is boolean =>
  typeof value === "boolean" || wrong(report, path, "must be true or false", value);

/** A string that satisfies `holds`; `what` completes "must be …". */
export function string(what: string, holds: (value: string) => boolean): Shape<string> {
  return (value, path, report): value is string =>
    (typeof value === "string" && holds(value)) || wrong(report, path, `must be ${what}`, value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function missing(report: Report, path: string): false {
  report(path, "is missing");
  return false;
}

function wrong(report: Report, path: string, reason: string, value: unknown): false {
  report(path, `${reason}, not ${shown(value)}`);
  return false;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
