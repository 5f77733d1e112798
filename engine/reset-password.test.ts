import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Accounts } from "./staff/accounts.ts";
import { Sessions } from "./staff/sessions.ts";
import { openSqlite } from "./store/sqlite/open.ts";

const COMMAND = join(import.meta.dir, "reset-password.ts");

async function run(folder: string, ...words: string[]) {
  const child = Bun.spawn([process.execPath, COMMAND, ...words], {
    env: { ...process.env, DATA_DIR: folder },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, error] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code: await child.exited, out, error };
}

test("a lost password is replaced by a random one, shown once, while the program is stopped", async () => {
  const folder = await mkdtemp(join(tmpdir(), "reset-"));
  const path = join(folder, "wartemarke.sqlite");
  const store = await openSqlite({ path });
  const clerk = await new Accounts(store).create("leitung", "Leitung", "the old password", [], 0);
  const { token } = await new Sessions(store).begin("staff", clerk?.id ?? "", 0);
  expect((await run(folder, "leitung")).error).toContain("Stop the program first");
  await store.close();

  expect((await run(folder, "nobody")).error).toContain("Nobody signs in as nobody");
  const { code, out } = await run(folder, "Leitung");
  expect(code).toBe(0);
  const password = /: (\S+)\n$/.exec(out)?.[1] ?? "";
  const again = await openSqlite({ path });
  expect(await new Accounts(again).verify("leitung", "the old password")).toBeNull();
  expect((await new Accounts(again).verify("leitung", password))?.login).toBe("leitung");
  expect(await new Sessions(again).find("staff", token, 1)).toBeNull();
  await again.close();
  await rm(folder, { recursive: true });
});

test("it says what is missing", async () => {
  expect((await run(join(tmpdir(), "no-such-folder"), "leitung")).error).toContain("set DATA_DIR");
  expect((await run(tmpdir())).error).toContain("Say whose password");
});
