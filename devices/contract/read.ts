import { type TypeCheck, TypeCompiler } from "@sinclair/typebox/compiler";
import { isRefused, type Refused, refuse } from "../refused.ts";
import {
  CONTRACT,
  type DeviceMessage,
  type EngineMessage,
  isFromDevice,
  PATHS,
  type Path,
} from "./contract.ts";
import { parseTopic } from "./topic.ts";

/** Longest payload a device may send, in bytes; the broker's packet limit is the same. */
export const MAX_PAYLOAD = 64 * 1024;

export type ReadRefusal =
  | "foreign-topic"
  | "unknown-topic"
  | "wrong-direction"
  | "too-large"
  | "not-text"
  | "not-json"
  | "bad-shape";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const checks = new Map<Path, TypeCheck<(typeof CONTRACT)[Path]["payload"]>>(
  PATHS.map((path) => [path, TypeCompiler.Compile(CONTRACT[path].payload)]),
);

function read(topic: string, bytes: Uint8Array, fromDevice: boolean) {
  const parsed = parseTopic(topic);
  if (isRefused(parsed)) return parsed;
  const { path } = parsed;
  if (isFromDevice(path) !== fromDevice) {
    return refuse("wrong-direction", `Nobody sends ${path} in this direction.`);
  }
  if (bytes.byteLength > MAX_PAYLOAD)
    return refuse("too-large", `${path} is larger than ${MAX_PAYLOAD} bytes.`);
  const decoded = decode(path, bytes);
  if (isRefused(decoded)) return decoded;
  const { payload } = decoded;
  const check = checks.get(path)!;
  if (check.Check(payload)) return { ...parsed, payload };
  const first = check.Errors(payload).First();
  return refuse(
    "bad-shape",
    `${path}${first?.path ?? ""}: ${first?.message ?? "does not fit the contract"}.`,
  );
}

function decode(path: Path, bytes: Uint8Array): { payload: unknown } | Refused<"not-text" | "not-json"> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse("not-text", `${path} is not valid UTF-8.`);
  }
  if (CONTRACT[path].format === "plain") return { payload: text };
  try {
    return { payload: JSON.parse(text) };
  } catch {
    return refuse("not-json", `${path} is not JSON.`);
  }
}

/** What a device sent, validated; refusals never quote the payload, which may be anything. */
export function readFromDevice(topic: string, bytes: Uint8Array): DeviceMessage | Refused<ReadRefusal> {
  // The checker of `path` has proved that `payload` fits `path`; TypeScript cannot follow a union through a map.
  return read(topic, bytes, true) as DeviceMessage | Refused<ReadRefusal>;
}

/** What the engine sent, for agents and simulators; an empty payload (removed state) is null. */
export function readFromEngine(
  topic: string,
  bytes: Uint8Array,
): EngineMessage | { readonly removed: Path } | Refused<ReadRefusal> {
  if (bytes.byteLength === 0) {
    const parsed = parseTopic(topic);
    return isRefused(parsed) ? parsed : { removed: parsed.path };
  }
  return read(topic, bytes, false) as EngineMessage | Refused<ReadRefusal>;
}
