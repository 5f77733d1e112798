import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, knock, PASSWORD, type SignedIn, signIn } from "../../fixtures/staff.ts";

let foyer: Foyer;
let anna: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterEach(async () => {
  expect(foyer.log.filter((line) => line.level === "error")).toEqual([]);
  await foyer.close();
});

const passwordIn = (page: string) => /handover__password">([^<]+)</.exec(page)?.[1] ?? "";
const dora = { name: "Dora  Deich ", login: " Dora.D ", "office-zeitz": "on" };

test("a colleague is added with a password that is shown once and works", async () => {
  const answer = await anna.post("/desk/staff", dora);
  expect(answer.status).toBe(201);
  const password = passwordIn(await answer.text());
  expect(password).toMatch(/^[a-zA-Z2-9]{16}$/);
  expect(await (await anna.get("/desk/staff")).text()).not.toContain(password);
  expect((await knock(foyer, { login: "dora.d", password })).status).toBe(303);
  const added = (await foyer.engine.accounts.list()).find((clerk) => clerk.login === "dora.d");
  expect(added).toMatchObject({ name: "Dora Deich", locations: ["zeitz"] });
  expect(added?.password_hash).toStartWith("$argon2id$");
});

test("a login is given once, also when two ask for it at the same time", async () => {
  const answers = await Promise.all([anna.post("/desk/staff", dora), anna.post("/desk/staff", dora)]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  const refused = answers.find((answer) => answer.status === 409);
  expect(await refused?.text()).toContain("Den Anmeldenamen dora.d gibt es schon.");
});

test("a wrong form is refused with what was typed, and nobody is added", async () => {
  const wrong: Record<string, string>[] = [
    { ...dora, login: "d" },
    { ...dora, login: "dörte" },
    { ...dora, name: " " },
    { ...dora, name: "x".repeat(61) },
    { ...dora, name: "Dora\u0000" },
    { ...dora, name: "Dora \u202e tlawsnA" },
    { name: "Dora", login: "dora" },
    { name: "Dora", login: "dora", "office-nowhere": "on" },
  ];
  for (const form of wrong) {
    const answer = await anna.post("/desk/staff", form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`value="${form.login}"`);
  }
  expect(await foyer.engine.accounts.count()).toBe(1);
});

test("who works at one office adds colleagues there and sees those of no other", async () => {
  await employ(foyer, "zoe", ["zeitz"]);
  const carla = await signIn(foyer, await employ(foyer, "carla", ["alzey"]));
  const page = await (await carla.get("/desk/staff")).text();
  expect(page).toContain("Carla");
  expect(page).not.toContain("Zoe");
  expect(page).not.toContain("office-zeitz");
  expect((await carla.post("/desk/staff", dora)).status).toBe(422);
});

test("one's own password is changed with the old one, and all other sessions end", async () => {
  const elsewhere = await signIn(foyer, anna.clerk);
  const change = (form: Record<string, string>) => anna.post("/desk/account/password", form);
  const fresh = { password: "baum-und-bach-9", repeat: "baum-und-bach-9" };
  expect((await change({ current: "falsch", ...fresh })).status).toBe(422);
  expect((await change({ current: PASSWORD, ...fresh, repeat: "anders" })).status).toBe(422);
  expect((await change({ current: PASSWORD, password: "kurz", repeat: "kurz" })).status).toBe(422);
  expect((await elsewhere.get("/desk/account")).status).toBe(200);
  expect((await change({ current: PASSWORD, ...fresh })).status).toBe(303);
  expect((await elsewhere.get("/desk/account")).status).toBe(303);
  expect((await anna.get("/desk/account")).status).toBe(200);
  expect((await knock(foyer, { login: "anna", password: PASSWORD })).status).toBe(401);
  expect((await knock(foyer, { login: "anna", password: fresh.password })).status).toBe(303);
});

test("a stolen session cannot try passwords without end", async () => {
  const tries = [];
  for (let i = 0; i < 9; i++) {
    const form = { current: `x${i}`, password: "baum-und-bach-9", repeat: "baum-und-bach-9" };
    tries.push((await anna.post("/desk/account/password", form)).status);
  }
  expect(tries).toEqual([...Array(8).fill(422), 429]);
});
