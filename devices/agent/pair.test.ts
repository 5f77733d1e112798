// Rule: the agent asks as RFC 8628 says: no faster than told, on through an absence, and anew when a code came to nothing.
import { expect, test } from "bun:test";
import type { Clock } from "../../engine/clock.ts";
import { pair } from "./pair.ts";

const GRANTED = {
  username: "p-1",
  secret: "s",
  location: "zeitz",
  brokers: ["mqtts://x:1", "mqtt://x"],
  ca: null,
};
const not = (error: string) => ({ status: 400, body: { error } });

/** A house that gives these answers in turn, and what the agent did: its pauses in ms and the codes it showed. */
async function play(answers: { status: number; body: unknown }[]) {
  const left = [...answers];
  const pauses: number[] = [];
  const shown: (string | null)[] = [];
  const said: string[] = [];
  let codes = 0;
  const clock: Clock = {
    now: () => 0,
    counted: () => 0,
    after(delay_ms, fire) {
      pauses.push(delay_ms);
      queueMicrotask(fire);
      return () => {};
    },
  };
  const house = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request) {
      if (new URL(request.url).pathname === "/pairing/codes") {
        const user_code = `WDJB-MJH${"BCDF"[codes++]}`;
        return Response.json({
          device_code: "d",
          user_code,
          verification_uri: "http://x/devices",
          interval: 5,
        });
      }
      const { status, body } = left.shift() ?? { status: 200, body: GRANTED };
      return Response.json(body, { status });
    },
  });
  const place = await pair({
    house: new URL(house.url),
    kind: "printer",
    model: "m",
    log: ({ what }) => void said.push(what),
    clock,
    signal: new AbortController().signal,
    show: (code) => void shown.push(code),
  });
  await house.stop(true);
  return { place, pauses, shown, said };
}

test("it waits as long as told, longer once it was too hasty, and takes the safest broker", async () => {
  const { place, pauses, shown } = await play([not("authorization_pending"), not("slow_down")]);
  expect(pauses).toEqual([5_000, 5_000, 10_000]);
  expect(shown).toEqual(["WDJBMJHB", null]);
  expect(place).toEqual({ device: "p-1", location: "zeitz", secret: "s", mqtt_url: "mqtts://x:1", ca: null });
});

test("a house that answers nonsense for a moment is asked again with the same code", async () => {
  const { shown, pauses } = await play([{ status: 502, body: "<html>" }]);
  expect(shown).toEqual(["WDJBMJHB", null]);
  expect(pauses).toEqual([5_000, 5_000]);
});

test("after a no, or a code that ran out, it shows another", async () => {
  const { shown, said } = await play([not("access_denied"), not("expired_token")]);
  expect(shown).toEqual(["WDJBMJHB", null, "WDJBMJHC", null, "WDJBMJHD", null]);
  expect(said.filter((what) => what === "pairing ended")).toHaveLength(2);
});
