// Rule: what is sealed opens in its own place with its own key only; a database stays with the key it was begun with.
import { expect, test } from "bun:test";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { openTemporary } from "../store/sqlite/open.testing.ts";
import { openVault } from "./open-vault.ts";
import { Vault } from "./vault.ts";

const reason = (promise: Promise<unknown>) => promise.then(() => null, String);

test("sealed twice it reads differently, and opens unchanged, in its place, with its key", async () => {
  const vault = new Vault("one".repeat(11));
  const value = { name: "Ä\u{1F600}", list: [1, null] };
  const sealed = await vault.seal("contact a", value);
  expect(await vault.open("contact a", sealed)).toEqual(value);
  expect(await vault.seal("contact a", value)).not.toBe(sealed);
  const changed = Buffer.from(sealed, "base64");
  changed[20]! ^= 1;
  expect(await reason(vault.open("contact a", changed.toString("base64")))).toContain(
    "unable to authenticate data",
  );
  expect(await reason(vault.open("contact b", sealed))).toContain("unable to authenticate data");
  expect(await reason(new Vault("two".repeat(11)).open("contact a", sealed))).toContain(
    "unable to authenticate data",
  );
  expect(vault.mark("code", "1")).not.toBe(vault.mark("email", "1"));
});

test("without a set key one is made beside the database, for its owner only, and found again", async () => {
  await using opened = await openTemporary();
  const { store, folder } = opened;
  const first = await openVault(store, { secret: null, folder });
  if (typeof first === "string") throw new Error(first);
  expect(first.generated).toBe(true);
  const file = join(folder, "contact.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const sealed = await first.vault.seal("x", 1);
  const second = await openVault(store, { secret: null, folder });
  if (typeof second === "string") throw new Error(second);
  expect(await second.vault.open("x", sealed)).toBe(1);
  expect(await openVault(store, { secret: "k".repeat(32), folder })).toContain(
    "another key than CONTACT_KEY",
  );
  await rm(file);
  expect(await openVault(store, { secret: null, folder })).toContain("missing");
});

test("a key that was set is kept nowhere", async () => {
  await using opened = await openTemporary();
  const { store, folder } = opened;
  const secret = "k".repeat(32);
  expect(await openVault(store, { secret, folder })).toMatchObject({ generated: false });
  expect(await Bun.file(join(folder, "contact.key")).exists()).toBe(false);
  expect(JSON.stringify(await store.list("setting"))).not.toContain(secret);
});
