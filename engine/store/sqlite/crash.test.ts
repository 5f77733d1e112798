import { expect, test } from "bun:test";
import { join } from "node:path";
import { events, reasonOf } from "../contract/sample.testing.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite } from "./open.ts";

const KILLS = 25;

/** Starts the load on `path` and kills it with -9 after so many acknowledgements; returns the last one per location. */
async function loadAndKill(path: string, acknowledgements: number): Promise<Map<string, number>> {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "crash.child.testing.ts"), path], {
    stdout: "pipe",
    stderr: "pipe",
  });
  const acknowledged = new Map<string, number>();
  let lines = 0;
  let rest = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    const complete = (rest + chunk).split("\n");
    // What was cut off by the kill was acknowledged too, but which seq is not known.
    rest = complete.pop() ?? "";
    for (const line of complete) {
      const [location, seq] = line.split(" ");
      acknowledged.set(location!, Number(seq));
    }
    lines += complete.length;
    if (lines >= acknowledgements) child.kill("SIGKILL");
  }
  await child.exited;
  expect(await new Response(child.stderr).text()).toBe("");
  expect(child.signalCode).toBe("SIGKILL");
  return acknowledged;
}

test("law 1: an acknowledged command survives kill -9, with its rows, dense and in order", async () => {
  using folder = temporaryFolder();
  for (let kill = 1; kill <= KILLS; kill++) {
    const acknowledged = await loadAndKill(folder.file, 20 + ((kill * 37) % 200));
    expect(acknowledged.size).toBeGreaterThan(0);
    const store = await openSqlite({ path: folder.file });
    for (const [location, seq] of acknowledged) {
      const found = await store.load(location);
      const head = found.watermark + found.events.length;
      expect(head).toBeGreaterThanOrEqual(seq);
      expect(found.events).toEqual(events(location, found.watermark, found.events.length));
      expect((await store.journal(location, 0, Number.MAX_SAFE_INTEGER)).length).toBe(head);
      expect(await store.get("setting", location)).toEqual({ id: location, value: String(head) });
      expect(found.rows.map(({ value }) => value)).toEqual(found.watermark > 0 ? [found.watermark] : []);
    }
    await store.close();
  }
}, 60_000);

test("one process owns the file: the second is refused with a sentence, and kill -9 frees it", async () => {
  using folder = temporaryFolder();
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "crash.child.testing.ts"), folder.file], {
    stdout: "pipe",
  });
  // It works, so it holds the lock.
  const reader = child.stdout.getReader();
  await reader.read();
  const refusal = await reasonOf(openSqlite({ path: folder.file }));
  expect(refusal).toMatchObject({
    code: "locked",
    message: `Another process already works with ${folder.file}: stop it first.`,
  });
  child.kill("SIGKILL");
  await child.exited;
  const store = await openSqlite({ path: folder.file });
  expect(await reasonOf(openSqlite({ path: folder.file }))).toMatchObject({ code: "locked" });
  await store.close();
}, 30_000);
