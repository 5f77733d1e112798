import { chmod, open, readFile, rename } from "node:fs/promises";
import { type Static, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { Id, nullable } from "../contract/atoms.ts";
import { type Refused, refuse } from "../refused.ts";

const Place = Type.Object({
  device: Id,
  location: Id,
  secret: Type.String({ minLength: 1, maxLength: 128 }),
  mqtt_url: Type.String({ pattern: "^(mqtts?|wss?)://" }),
  /** PEM; null when the broker's certificate is of an authority that the machine knows. */
  ca: nullable(Type.String()),
});
/** Who an agent is on the bus, and where that is. */
export type Place = Static<typeof Place>;

/** What an earlier pairing left; null when there was none. */
export async function readPlace(path: string): Promise<Place | null | Refused<"bad-place">> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return refuse("bad-place", `The file ${path} cannot be read (${String(error)}): set SECRET_FILE.`);
  }
  try {
    const place: unknown = JSON.parse(text);
    if (Value.Check(Place, place)) return place;
  } catch {
    // the same answer as for a file of another shape
  }
  return refuse("bad-place", `The file ${path} is not what a pairing leaves: remove it to pair anew.`);
}

/** Keeps it where only this user reads it; whole or not at all, because the house says the secret once. */
export async function keepPlace(path: string, place: Place): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(place, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(beside, 0o600); // it may have been there already, with other rights
  await rename(beside, path);
}
