// Rule: a portal is spoken to by https only, or on this machine; an account is asked for at home only.
import { expect, test } from "bun:test";
import { asksForAccount } from "./account-duty.ts";
import { isProblems, readTown } from "./validate.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

const PORTAL = {
  issuer: "https://portal.example",
  client: "wartemarke",
  name: { de: "Portal", en: "Portal" },
};

test("an issuer is an https address, or an http one of this machine, without anything behind it", () => {
  for (const issuer of ["https://a.example/realms/town", "http://127.0.0.1:8080", "http://localhost/realm"])
    expect(problemsOf(zeitzWith("portal", { ...PORTAL, issuer }))).toEqual([]);
  for (const issuer of ["http://a.example", "https://a.example?x", "https://me@a.example", "a.example", ""])
    expect(problemsOf(zeitzWith("portal", { ...PORTAL, issuer }))).toMatchObject([{ path: "portal.issuer" }]);
  expect(problemsOf(zeitzWith("portal", { ...PORTAL, client: "with space" }))).toMatchObject([
    { path: "portal.client" },
  ]);
});

test("only the channel at home can ask for an account; a matter's own rule goes before its department's", () => {
  const channels = "departments[0].booking.channels";
  expect(problemsOf(zeitzWith(`${channels}.staff.account`, true))).toHaveLength(1);
  const read = (value: unknown) => {
    const town = readTown(zeitzWith(`${channels}.online.account`, value), "zeitz.json");
    if (isProblems(town)) throw new Error(JSON.stringify(town));
    return town;
  };
  for (const [value, asks] of [
    [true, true],
    [false, false],
    [undefined, false],
  ] as const) {
    const { departments, services } = read(value);
    const [department] = departments;
    const [service] = services.filter((one) => one.department === department!.id);
    expect(asksForAccount(department!, [service!])).toBe(asks);
    const own = { ...service!, booking: { online: { lead_min: 0, horizon_days: 1, account: !asks } } };
    expect(asksForAccount(department!, [own])).toBe(!asks);
    expect(asksForAccount(department!, [service!, own])).toBe(true);
  }
});
