// Rule: a browser keeps one time, an address a dozen, and nobody chooses without end.
import { expect, test } from "bun:test";
import { Holds, MOST_AT_ADDRESS } from "./holds.ts";

const hold = (appointment: string, until = 600_000) => ({ location: "alzey", appointment, until });

test("who chooses another time gives the first one back", () => {
  const holds = new Holds();
  expect(holds.keep("anna", "a", hold("t1"))).toBeNull();
  expect(holds.keep("anna", "a", hold("t1"))).toBeNull();
  expect(holds.keep("anna", "a", hold("t2"))).toMatchObject({ appointment: "t1" });
  holds.end("anna", "t1");
  expect(holds.keep("anna", "a", hold("t3"))).toMatchObject({ appointment: "t2" });
  holds.end("anna", "t3");
  expect(holds.keep("anna", "a", hold("t4"))).toBeNull();
});

test("an address keeps so many and no more, until they run out; whoever keeps one may change it", () => {
  const holds = new Holds();
  for (let n = 0; n < MOST_AT_ADDRESS; n++) holds.keep(`client ${n}`, "a", hold(`t${n}`));
  expect(holds.admits("stranger", "a", 0)).toBe(false);
  expect(holds.admits("client 0", "a", 0)).toBe(true);
  expect(holds.admits("stranger", "b", 0)).toBe(true);
  expect(holds.admits("stranger", "a", 600_000)).toBe(true);
});

test("what runs out, is booked or is given back counts no more, also what waits for the link", () => {
  const holds = new Holds();
  for (let n = 0; n < MOST_AT_ADDRESS / 2; n++) {
    expect(holds.admits("stranger", "a", 0)).toBe(true);
    holds.keep(`client ${n}`, "a", hold(`t${n}`));
    holds.wait("a", hold(`t${n}`));
  }
  expect(holds.admits("stranger", "a", 0)).toBe(false);
  holds.end("client 0", "t0");
  expect(holds.admits("stranger", "a", 0)).toBe(true);
  holds.keep("client 0", "a", hold("t0"));
  holds.wait("a", hold("w", 120_000));
  expect(holds.admits("stranger", "a", 119_999)).toBe(false);
  expect(holds.admits("anybody", "b", 120_000)).toBe(true);
  expect(holds.admits("stranger", "a", 120_000)).toBe(true);
});

test("choosing again and again comes to an end, and goes on slowly", () => {
  const holds = new Holds();
  let chosen = 0;
  while (holds.admits("robot", "a", 0)) chosen += 1;
  expect(chosen).toBe(120);
  expect(holds.admits("robot", "a", 1_000)).toBe(true);
  expect(holds.admits("robot", "a", 1_000)).toBe(false);
});
