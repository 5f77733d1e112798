import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ } from "../../fixtures/staff.ts";
import { createLive } from "../live/live.ts";
import { whileSignedIn } from "./stream.ts";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());

/** A stream that a clerk's browser asks for, as its route gets it. */
async function asked(login: string, signal?: AbortSignal) {
  const { engine, clock } = foyer;
  const clerk = await employ(foyer, login);
  const { session } = await engine.sessions.begin("staff", clerk.id, clock.now());
  const request = new Request("http://localhost/desk/zeitz/stream", { signal });
  const ask = () => whileSignedIn({ engine }, request, { clerk, session, csrf: "" });
  return { ask, end: () => engine.sessions.end(session) };
}

test("a stream ends with the session, when the clerk signs out and when its time is over", async () => {
  const anna = await asked("anna");
  const berta = await asked("berta");
  const [signedOut, outOfTime] = [anna.ask(), berta.ask()];
  await anna.end();
  expect([signedOut.signal.aborted, outOfTime.signal.aborted]).toEqual([true, false]);
  foyer.clock.advance(12 * 3_600_000);
  expect(outOfTime.signal.aborted).toBe(true);
});

test("a stream that is asked for while the session ends shows nothing", async () => {
  const carla = await asked("carla");
  await carla.end();
  const { signal } = carla.ask();
  expect(signal.aborted).toBe(true);
  const live = createLive();
  const stream = live.stream(new Request("http://localhost", { signal }), {
    key: "k",
    topic: "t",
    render: () => "names and notes",
  });
  expect(await stream.text()).toBe("");
  expect(live.readers()).toBe(0);
  live.close();
});

test("nothing is kept for a browser that was gone before its stream began", async () => {
  const dora = await asked("dora", AbortSignal.abort());
  const { clock } = foyer;
  const { after } = clock;
  let waiting = 0;
  clock.after = (delay_ms, fire) => {
    waiting += 1;
    const callOff = after(delay_ms, fire);
    return () => {
      waiting -= 1;
      callOff();
    };
  };
  dora.ask();
  clock.after = after;
  expect(waiting).toBe(0);
});
