// Rule: an account that nobody confirms, or nobody uses, goes by itself; a link is one account's, one purpose's, and dies with its password.
import { expect, test } from "bun:test";
import { Vault } from "../contacts/vault.ts";
import { Keys } from "../keys/keys.ts";
import { Sessions } from "../staff/sessions.ts";
import { openTemporary } from "../store/sqlite/open.testing.ts";
import type { AccountLetter } from "./account.ts";
import { VisitorAccounts } from "./visitor-accounts.ts";

const DAY_MS = 86_400_000;
const PASSWORD = "regen-und-bogen-3";
const SENDER = { location: "zeitz", language: "de", to: "/account" } as const;

async function openAccounts() {
  const opened = await openTemporary();
  const { store } = opened;
  const time = { now: Date.UTC(2026, 10, 17, 8) };
  const letters: AccountLetter[] = [];
  const sessions = new Sessions(store);
  const visitors = new VisitorAccounts({
    store,
    vault: new Vault("v".repeat(32)),
    keys: new Keys("k".repeat(32)),
    sessions,
    now: () => time.now,
    log: (line) => {
      throw line;
    },
    url: "https://foyer.example",
    tell: async (letter) => void letters.push(letter),
    office: (location) => location,
  });
  const token = () => /(?:confirm|reset)\/([^?]+)/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "";
  const register = async (email: string, password = PASSWORD) => {
    await visitors.register({ email, password }, SENDER);
    await visitors.close();
    return token();
  };
  return {
    ...opened,
    time,
    letters,
    sessions,
    visitors,
    token,
    register,
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

test("what is never confirmed goes in two days, what nobody uses in two years, with its passkeys and sessions", async () => {
  await using opened = await openAccounts();
  const { visitors, store, time, sessions, register } = opened;
  const account = (await visitors.confirm(await register("anna@example.org"), PASSWORD))!;
  await register("berta@example.org");
  const key = {
    id: "c",
    account: account.id,
    public_key: "",
    counter: 0,
    transports: [],
    created_at: time.now,
  };
  await store.put([{ table: "passkey", row: key }]);
  await sessions.begin("visitor", account.id, time.now);
  const left = async () => [(await store.list("account")).length, (await store.list("passkey")).length];
  time.now += 2 * DAY_MS;
  await visitors.sweep();
  expect(await left()).toEqual([1, 1]);
  time.now += 400 * DAY_MS;
  await visitors.used(account.id);
  time.now += 729 * DAY_MS;
  await visitors.sweep();
  expect(await left()).toEqual([1, 1]);
  time.now += DAY_MS;
  await visitors.sweep();
  expect(await left()).toEqual([0, 0]);
  expect(await store.list("session")).toEqual([]);
});

test("a link opens its own account for its own purpose, until the password is another", async () => {
  await using opened = await openAccounts();
  const { visitors, time, register, token } = opened;
  const confirm = await register("anna@example.org");
  expect(await visitors.behind("confirm", confirm)).toBe(confirm.split(".")[0]!);
  expect(await visitors.behind("reset", confirm)).toBeNull();
  const other = await register("berta@example.org");
  const [id, until, signature] = confirm.split(".");
  for (const forged of [
    "",
    `${other.split(".")[0]}.${until}.${signature}`,
    `${id}.${Number(until) + 1}.${signature}`,
    `${id}.${until}.${signature?.slice(1)}A`,
  ])
    expect([forged, await visitors.behind("confirm", forged)]).toEqual([forged, null]);
  const account = (await visitors.confirm(confirm, PASSWORD))!;
  visitors.askReset("ANNA@example.org ", SENDER);
  await visitors.close();
  const reset = token();
  expect(await visitors.behind("reset", reset)).toBe(account.id);
  expect(await visitors.changePassword(account, "another-one-of-mine", SENDER)).not.toBeNull();
  expect(await visitors.behind("reset", reset)).toBeNull();
  expect(await visitors.changePassword(account, "with-an-old-look", SENDER)).toBeNull();
  time.now += 2 * DAY_MS;
  expect(await visitors.behind("confirm", other)).toBeNull();
});

test("a reset that cannot sign out everywhere changes nothing: no stranger stays in an account that looks safe again", async () => {
  await using opened = await openAccounts();
  const { visitors, sessions, store, register, token } = opened;
  const account = (await visitors.confirm(await register("anna@example.org"), PASSWORD))!;
  const stranger = await sessions.begin("visitor", account.id, opened.time.now);
  visitors.askReset("anna@example.org", SENDER);
  await visitors.close();
  const { put } = store;
  store.put = async (rows) => {
    if (rows.some(({ table }) => table === "session")) throw new Error("the program was killed");
    return put(rows);
  };
  const wish = { password: "bogen-und-regen-4", keep_passkeys: false };
  const outcome = await visitors.reset(token(), wish, SENDER).catch(String);
  expect(outcome).toBe("Error: the program was killed");
  store.put = put;
  expect(await visitors.verify("anna@example.org", PASSWORD)).not.toBeNull();
  expect(await visitors.reset(token(), wish, SENDER)).not.toBeNull();
  expect(await sessions.find("visitor", stranger.token, opened.time.now)).toBeNull();
  await visitors.close();
});

test("two who register one address at once make one account, and a portal's person has one however often they come at once", async () => {
  await using opened = await openAccounts();
  const { visitors, store } = opened;
  await Promise.all(
    [1, 2, 3].map(() => visitors.register({ email: "a@example.org", password: PASSWORD }, SENDER)),
  );
  await visitors.close();
  expect((await store.list("account")).length).toBe(1);
  const person = { issuer: "https://portal.example", subject: "7", name: "Anna", email: null };
  const made = await Promise.all([1, 2, 3].map(() => visitors.ofPortal(person, "zeitz", "de")));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const elsewhere = await visitors.ofPortal({ ...person, issuer: "https://other.example" }, "alzey", "de");
  expect(elsewhere.id).not.toBe(made[0]!.id);
});

test("an account that is erased while its sign-in is being noted stays erased", async () => {
  await using opened = await openAccounts();
  const { visitors, store, time, register } = opened;
  const account = (await visitors.confirm(await register("anna@example.org"), PASSWORD))!;
  time.now += 2 * DAY_MS;
  const put = store.put;
  const writing = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  store.put = async (rows) => {
    if (rows.some((one) => one.table === "account" && "row" in one)) {
      writing.resolve();
      await gate.promise;
    }
    return put.call(store, rows);
  };
  const noted = visitors.used(account.id);
  await writing.promise;
  const removed = visitors.remove(account.id);
  // As far as it comes while the other one writes.
  await store.list("account");
  await store.list("account");
  gate.resolve();
  await Promise.all([noted, removed]);
  expect(await store.list("account")).toEqual([]);
});
