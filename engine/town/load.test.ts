import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import alzey from "../../fixtures/towns/alzey.json";
import tangermuende from "../../fixtures/towns/more/tangermuende.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { loadTowns } from "./load.ts";
import { sentence } from "./problem.ts";
import { isProblems } from "./validate.ts";

const builtin = [
  { document: "zeitz.json", json: zeitz },
  { document: "alzey.json", json: alzey },
];
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "towns-"));
});
afterAll(() => rm(root, { recursive: true }));

async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(root, "folder-"));
  for (const [name, text] of Object.entries(files)) await Bun.write(join(path, name), text);
  return path;
}

async function load(path: string | undefined): Promise<string[]> {
  const read = await loadTowns(builtin, path);
  return isProblems(read) ? read.map(sentence) : read.map(({ name }) => name);
}

test("without a folder the built-in towns are all there is", async () => {
  expect(await load(undefined)).toEqual(["Bürgerbüro Zeitz", "Rathaus Alzey"]);
});

test("a third town joins by a document in the folder; what is not .json is left alone", async () => {
  const path = await folder({ "third.json": JSON.stringify(tangermuende), "notes.txt": "{" });
  expect(await load(path)).toEqual(["Bürgerbüro Zeitz", "Rathaus Alzey", "Einwohnermeldeamt Tangermünde"]);
});

test("a document in the folder takes the place of the built-in town with its id", async () => {
  const path = await folder({ "zeitz.json": JSON.stringify({ ...zeitz, name: "Rathaus Zeitz" }) });
  expect(await load(path)).toEqual(["Rathaus Alzey", "Rathaus Zeitz"]);
});

test("what cannot be read and what is wrong is reported at once, with the file", async () => {
  const path = await folder({
    "a.json": "{ broken",
    "b.json": JSON.stringify({ ...tangermuende, zone: "x" }),
  });
  const lines = await load(path);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toStartWith(`${join(path, "a.json")}: the document cannot be read as JSON (`);
  expect(lines[1]).toStartWith(
    `${join(path, "b.json")}: zone must be a time zone like Europe/Berlin, not "x"`,
  );
});

test("a folder that is not there is a problem, not an empty folder", async () => {
  const path = join(root, "nowhere");
  expect(await load(path)).toEqual([
    expect.stringContaining(`${path}: the document cannot be read as a folder`),
  ]);
});
