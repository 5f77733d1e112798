// Rule: whoever finds the house too full is told at once, in their language and manner, and when to come back.
import { expect, test } from "bun:test";
import { Elysia } from "elysia";
import { openFoyer } from "../fixtures/foyer.ts";
import { queueUp } from "./queue-up.ts";
import { security } from "./security.ts";

test("beyond the room the public is told to come back; a clerk gets through", async () => {
  const foyer = await openFoyer();
  const notes: unknown[] = [];
  const web = new Elysia()
    .use(queueUp(foyer, (...note) => notes.push(note)))
    .use(security({ secure: true }))
    .get("/:page", ({ params }) => `here is ${params.page}`);
  const ask = (headers: Record<string, string> = {}) =>
    web.handle(new Request("http://hall.example/desk", { headers: { host: "hall.example", ...headers } }));

  const crowd = Array.from({ length: 256 + 2_000 }, () => ask());
  const html = ask({ accept: "text/html", "accept-language": "en" });
  const machine = ask();
  const forged = ask({ cookie: "staff=nobody" });
  const { token } = await foyer.engine.sessions.begin("staff", "somebody", foyer.clock.now());
  const clerk = ask({ cookie: `staff=${token}` });

  const page = await html;
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("2");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page.headers.get("strict-transport-security")).toBeTruthy();
  expect(await page.text()).toContain("It is very busy right now");
  expect(await (await machine).json()).toMatchObject({ status: 503, code: "busy" });
  expect((await forged).status).toBe(503);
  expect(await (await clerk).text()).toBe("here is desk");
  expect(new Set((await Promise.all(crowd)).map(({ status }) => status))).toEqual(new Set([200]));
  expect(notes).toEqual(Array(3).fill([503, "GET", "any"]));
  await foyer.close();
});
