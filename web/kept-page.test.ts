import { expect, test } from "bun:test";
import { Elysia } from "elysia";
import { KeptPage } from "./kept-page.ts";
import { security, securityHeadersFor } from "./security.ts";

test("a kept page is sent whole each time, with the headers of every answer as they are for who asks", async () => {
  const kept = new KeptPage("<p>Grüße</p>");
  const web = new Elysia()
    .use(security())
    .get("/", ({ request }) => kept.answer(securityHeadersFor(request, false)));
  for (const host of ["one.example", "one.example", "two.example", "one.example"]) {
    const answer = await web.handle(new Request("http://localhost/", { headers: { host } }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("content-security-policy")).toContain(`ws://${host} `);
    expect(await answer.text()).toBe("<p>Grüße</p>");
  }
});
