// Rule: what a pairing gave is kept whole, for its user only, and nothing else is taken for it.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefused } from "../refused.ts";
import { keepPlace, type Place, readPlace } from "./place.ts";

const PLACE: Place = {
  device: "printer-1",
  location: "zeitz",
  secret: "s".repeat(43),
  mqtt_url: "mqtts://127.0.0.1:8883",
  ca: "-----BEGIN CERTIFICATE-----\n",
};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "place-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("kept and read again, readable by nobody else, whatever lay there before", async () => {
  const path = join(folder, "device.json");
  expect(await readPlace(path)).toBeNull();
  await writeFile(`${path}.new`, "left over", { mode: 0o644 });
  await keepPlace(path, PLACE);
  expect(await readPlace(path)).toEqual(PLACE);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await keepPlace(path, { ...PLACE, ca: null });
  expect(await readPlace(path)).toEqual({ ...PLACE, ca: null });
});

test("a file of another shape, half a file and a folder are a sentence that names it", async () => {
  const path = join(folder, "device.json");
  for (const text of ["", "{", "[]", JSON.stringify({ ...PLACE, mqtt_url: "http://x" })]) {
    await writeFile(path, text);
    const read = await readPlace(path);
    expect(isRefused(read) && read.sentence).toContain(path);
  }
  const read = await readPlace(folder);
  expect(isRefused(read) && read.sentence).toContain(folder);
});
