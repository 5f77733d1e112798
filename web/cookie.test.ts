import { expect, test } from "bun:test";
import { cookieIn } from "./cookie.ts";

test("a cookie is known by its whole name, wherever it stands and however the list is spaced", () => {
  const request = new Request("http://localhost/", {
    headers: { cookie: "langs=no; lang=de;staff=abc_-DEF=; unlocked-zeitz=; x" },
  });
  expect(cookieIn(request, "lang")).toBe("de");
  expect(cookieIn(request, "staff")).toBe("abc_-DEF=");
  expect(cookieIn(request, "unlocked-zeitz")).toBe("");
  expect(cookieIn(request, "unlocked")).toBeUndefined();
  expect(cookieIn(request, "x")).toBeUndefined();
  expect(cookieIn(new Request("http://localhost/"), "lang")).toBeUndefined();
});
