// Rule: a button box gets its number from its own network, with the right key, at the pace of people and in a few bytes; nobody else gets any.
import { afterEach, expect, test } from "bun:test";
import type { NetworkInterfaceInfo } from "node:os";
import { isRefused, refuse } from "../../refused.ts";
import { isNear } from "./own-network.ts";
import { servePresses } from "./presses.ts";

const KEY = "a key for the button box";
const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0)) await leave();
});

function door(near?: (address: string) => boolean) {
  let now = 0;
  let drawn = 0;
  const counter = {
    draw() {
      drawn += 1;
      return refuse("closed", "No numbers are drawn now");
    },
    knows: (service: string) => service === "pass",
  };
  const papers = { of: () => undefined };
  const opened = servePresses({ port: 0, secret: KEY }, { counter, papers, now: () => now, near });
  if (isRefused(opened)) throw new Error(opened.sentence);
  left.push(() => opened.stop());
  const press = (body: BodyInit, key = KEY, path = "/presses") =>
    fetch(`http://127.0.0.1:${opened.port}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body,
    });
  return {
    press,
    form: new URLSearchParams({ id: "press-0001", device: "box-1", service: "pass" }).toString(),
    later: (ms: number) => {
      now += ms;
    },
    get drawn() {
      return drawn;
    },
  };
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test("with its key a press reaches the counter; with another, or cut short, or elsewhere it does not", async () => {
  const at = door();
  expect(await codeOf(await at.press(at.form))).toBe("closed");
  expect(at.drawn).toBe(1);
  for (const key of ["", "x", KEY.slice(1), `${KEY}x`, KEY.toUpperCase()])
    expect(await codeOf(await at.press(at.form, key))).toBe("not-authorized");
  expect(await codeOf(await at.press(at.form, KEY, "/"))).toBe("unknown");
  expect(await codeOf(await at.press("id=short"))).toBe("bad-shape");
  expect(at.drawn).toBe(1);
});

test("a press that does not fit is told which field and how it has to be; a service that there is not is told so", async () => {
  const at = door();
  const answer = async (fields: Record<string, string>) => {
    const sent = await at.press(
      new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(at.form)), ...fields }),
    );
    return (await sent.json()) as { code: string; sentence: string };
  };
  expect(await answer({ id: "1" })).toEqual({
    code: "bad-shape",
    sentence: "id does not fit: it must be 8 to 64 of A-Z, a-z, 0-9, - and _, another for each press",
  });
  const two = (await answer({ device: "", language: "German" })).sentence;
  expect([
    two.includes("device is missing"),
    two.includes("language does not fit"),
    two.includes("id does"),
  ]).toEqual([true, true, false]);
  expect(await answer({ service: "fishing" })).toEqual({
    code: "unknown-service",
    sentence: "There is no such service here that numbers are drawn for",
  });
  expect(at.drawn).toBe(0);
});

test("an address that presses faster than people is held back, with the wrong key as with the right one", async () => {
  const at = door();
  const codes: string[] = [];
  for (let nth = 0; nth < 25; nth++)
    codes.push(await codeOf(await at.press(at.form, nth % 2 ? "wrong" : KEY)));
  expect(codes.filter((code) => code === "too-many")).toHaveLength(5);
  const held = await at.press(at.form);
  expect([held.status, held.headers.get("retry-after")]).toEqual([429, "1"]);
  at.later(1_000);
  expect(await codeOf(await at.press(at.form))).toBe("closed");
});

test("a body larger than any press is refused before it is read", async () => {
  const at = door();
  expect((await at.press("x".repeat(5_000))).status).toBe(413);
  expect(at.drawn).toBe(0);
});

test("who asks from a foreign network is turned away, whatever key they have", async () => {
  const at = door(() => false);
  expect(await codeOf(await at.press(at.form))).toBe("not-own-network");
  expect(at.drawn).toBe(0);
});

test("near is who stands in a network of the machine's own, in either spelling of an address", () => {
  const at = (address: string, cidr: string, family: "IPv4" | "IPv6"): NetworkInterfaceInfo => ({
    ...{ address, cidr, netmask: "", mac: "", internal: false },
    ...(family === "IPv4" ? { family } : { family, scopeid: 0 }),
  });
  const own = {
    lo: [at("127.0.0.1", "127.0.0.1/8", "IPv4"), at("::1", "::1/128", "IPv6")],
    eth0: [at("192.168.7.20", "192.168.7.20/24", "IPv4"), at("fe80::20", "fe80::20/64", "IPv6")],
  };
  const near = ["127.0.0.1", "::1", "192.168.7.99", "::ffff:192.168.7.99", "fe80::99%eth0"];
  const foreign = ["192.168.8.1", "10.0.0.1", "::ffff:8.8.8.8", "2001:db8::1", ""];
  expect(near.map((address) => isNear(address, own))).toEqual(near.map(() => true));
  expect(foreign.map((address) => isNear(address, own))).toEqual(foreign.map(() => false));
});
