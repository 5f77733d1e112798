import { expect, test } from "bun:test";
import { chooseLanguage, languageCookie } from "./choose.ts";

const choose = (path: string, headers: Record<string, string> = {}) =>
  chooseLanguage(new Request(`http://localhost${path}`, { headers }));

test("the address wins over the cookie, the cookie over the browser, and German is the last word", () => {
  const all = { cookie: "a=b; lang=uk", "accept-language": "ar" };
  expect(choose("/?lang=de-leicht", all)).toBe("de-leicht");
  expect(choose("/?lang=klingon", all)).toBe("uk");
  expect(choose("/", all)).toBe("uk");
  expect(choose("/", { cookie: "lang=xx", "accept-language": "ar" })).toBe("ar");
  expect(choose("/")).toBe("de");
});

test("the browser's wishes are weighed by their quality", () => {
  const accept = (value: string) => choose("/", { "accept-language": value });
  expect(accept("fr-FR,fr;q=0.9,pl;q=0.5,en;q=0.8")).toBe("en");
  expect(accept("RU-ru;q=1, de;q=0")).toBe("ru");
  expect(accept("de;q=0, fr")).toBe("de");
  expect(accept(";;;q=,,")).toBe("de");
});

test("the choice is kept in a cookie that scripts cannot read", () => {
  expect(languageCookie("tr", true)).toBe("lang=tr; Path=/; Max-Age=7776000; SameSite=Lax; HttpOnly; Secure");
  expect(choose("/", { cookie: languageCookie("tr", false).split(";")[0] ?? "" })).toBe("tr");
});
