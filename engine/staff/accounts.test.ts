import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { heldStore } from "../../fixtures/held-store.ts";
import { Accounts } from "./accounts.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

test("a clerk is read from the store once, not with every press, and has a new password at once", async () => {
  const { store } = foyer.engine;
  let reads = 0;
  const accounts = new Accounts({
    ...store,
    get(table, id) {
      reads += 1;
      return store.get(table, id);
    },
  });
  expect(await accounts.find("nobody")).toBeUndefined();
  const anna = await accounts.create("anna", "Anna", "das alte Passwort", [], 0);
  if (!anna) throw new Error("anna works here already");
  reads = 0;
  expect(await accounts.find(anna.id)).toEqual(anna);
  expect(await accounts.find(anna.id)).toEqual(anna);
  expect(reads).toBe(1);
  await accounts.changePassword(anna, "das neue Passwort");
  const changed = await accounts.find(anna.id);
  expect(changed?.password_hash).not.toBe(anna.password_hash);
  expect(changed).toEqual(await store.get("staff", anna.id));
});

test("a password that is changed while its clerk is being looked up is the one that is found", async () => {
  const { store } = foyer.engine;
  const held = heldStore(store);
  const accounts = new Accounts(held.store);
  const anna = await accounts.create("anna", "Anna", "das alte Passwort", [], 0);
  if (!anna) throw new Error("anna works here already");
  const looking = accounts.find(anna.id);
  await held.read;
  await accounts.changePassword(anna, "das neue Passwort");
  held.letGo();
  const stored = await store.get("staff", anna.id);
  expect(await looking).toEqual(stored);
  expect(await accounts.find(anna.id)).toEqual(stored);
});
