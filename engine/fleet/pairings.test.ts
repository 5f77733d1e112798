// Rule: who holds the device's code gets what staff confirmed, once, in time, and asked no faster than told.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { type Asker, CODE_LASTS_MS, INTERVAL_MS, Pairings } from "./pairings.ts";
import { newUserCode, readUserCode, spellUserCode } from "./user-code.ts";

const ASKER: Asker = { kind: "sign", model: "HUB75", address: "192.168.1.20" };
const SIGN = { location: "zeitz", id: "zeitz-sign-1" };

function begun() {
  const pairings = new Pairings();
  const codes = pairings.begin(ASKER, 0)!;
  return { pairings, ...codes };
}

test("a code has eight letters that nobody mistakes, and is read however it was typed", () => {
  for (let i = 0; i < 500; i++) expect(newUserCode()).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
  expect(readUserCode(" wdjb-mjht ")).toBe("WDJBMJHT");
  expect(readUserCode(spellUserCode("WDJBMJHT"))).toBe("WDJBMJHT");
  for (const none of ["", "WDJB", "WDJBMJHA", "WDJBMJHTT", "WDJBMJH0", "ÄÖÜßÄÖÜß", "x".repeat(99)])
    expect(readUserCode(none)).toBeNull();
});

test("pending, then the target once, then never again", () => {
  const { pairings, device_code, user_code } = begun();
  expect(pairings.poll(device_code, 5_000)).toBe("authorization_pending");
  expect(pairings.find(user_code, 6_000)).toMatchObject({ asker: ASKER, asked_at: 0 });
  expect(pairings.confirm(user_code, SIGN, 6_000)).toBe(true);
  expect(pairings.find(user_code, 6_000)).toBeNull();
  expect(pairings.confirm(user_code, { ...SIGN, id: "other" }, 6_500)).toBe(false);
  expect(pairings.deny(user_code, 6_500)).toBe(false);
  expect(pairings.poll(device_code, 10_000)).toEqual(SIGN);
  expect(pairings.poll(device_code, 15_000)).toBe("invalid_grant");
  expect(pairings.claim(device_code, 15_000)).toBe("invalid_grant");
});

test("who asks too soon is told to slow down, and from then on waits five seconds longer", () => {
  const { pairings, device_code, user_code } = begun();
  expect(pairings.poll(device_code, 1_000)).toBe("slow_down");
  expect(pairings.poll(device_code, 1_000 + INTERVAL_MS)).toBe("slow_down");
  pairings.confirm(user_code, SIGN, 7_000);
  expect(pairings.poll(device_code, 6_000 + 2 * INTERVAL_MS)).toBe("slow_down");
  expect(pairings.poll(device_code, 16_000 + 4 * INTERVAL_MS)).toEqual(SIGN);
});

test("a refused, an expired and an unknown code are told apart; an expired one confirms nothing", () => {
  const { pairings, device_code, user_code } = begun();
  expect(pairings.deny(user_code, 1)).toBe(true);
  expect(pairings.poll(device_code, 5_000)).toBe("access_denied");
  const late = begun();
  expect(late.pairings.confirm(late.user_code, SIGN, CODE_LASTS_MS)).toBe(false);
  expect(late.pairings.find(late.user_code, CODE_LASTS_MS)).toBeNull();
  expect(late.pairings.poll(late.device_code, CODE_LASTS_MS)).toBe("expired_token");
  expect(late.pairings.poll("x".repeat(43), CODE_LASTS_MS)).toBe("invalid_grant");
  const forgotten = begun();
  forgotten.pairings.confirm(forgotten.user_code, SIGN, 1);
  expect(forgotten.pairings.poll(forgotten.device_code, CODE_LASTS_MS)).toBe("expired_token");
});

test("a device that is barred before it fetched its secret gets none", () => {
  const { pairings, device_code, user_code } = begun();
  pairings.confirm(user_code, SIGN, 1);
  pairings.withdraw("zeitz-sign-2");
  pairings.withdraw(SIGN.id);
  expect(pairings.poll(device_code, 5_000)).toBe("access_denied");
});

test("at most a thousand codes are open; those that are over make room", () => {
  const pairings = new Pairings();
  for (let i = 0; i < 1_000; i++) expect(pairings.begin(ASKER, i)).not.toBeNull();
  expect(pairings.begin(ASKER, 1_000)).toBeNull();
  expect(pairings.begin(ASKER, 2 * CODE_LASTS_MS)).not.toBeNull();
});

test("whatever is done in whatever order, no pairing hands out two targets, and none that nobody confirmed", () => {
  const step = fc.record({
    act: fc.constantFrom("poll", "claim", "confirm", "deny", "withdraw"),
    after_ms: fc.integer({ min: 0, max: CODE_LASTS_MS / 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { pairings, device_code, user_code } = begun();
      let now = 0;
      let confirmed = false;
      let given = 0;
      for (const { act, after_ms } of steps) {
        now += after_ms;
        if (act === "confirm") confirmed = pairings.confirm(user_code, SIGN, now) || confirmed;
        else if (act === "deny") pairings.deny(user_code, now);
        else if (act === "withdraw") pairings.withdraw(SIGN.id);
        else if (typeof pairings[act](device_code, now) === "object") given++;
        expect(given).toBeLessThanOrEqual(confirmed ? 1 : 0);
      }
    }),
  );
});
