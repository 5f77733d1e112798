/**
 * What a command costs while the house grows, through the whole engine and durable: main-thread µs a draw and a call, with
 * the promise, lessons and projection (the writer's thread is beside it; see store/sqlite/journal.bench.ts), against the people
 * waiting at one office, the tickets open in the whole house, and the number of offices.
 * `bun engine/growth.bench.ts [most open tickets]`; without it 1,000,000, which takes some minutes.
 *
 * 2 shared cores, Bun 1.4.5, nothing else running. Against the people waiting (10, 100, 1,000, 10,000): a draw 40, 123, 128, 127 µs, a call
 * 31, 34, 34, 36. Against offices (1 … 11,000): a draw 85 to 34, a call 63 to 20, falling because commands of several offices share what a
 * batch costs. Against open tickets (100 … 1,000,000): a draw 30, 33, 35, 53 and 214, a call 24, 24, 23, 27, 49.
 * A draw grows up to 100 people and is flat from there on: its promise walks through the first 100 of the line one by one, about
 * 1 µs each with their rows out of the cache (0.3 µs in a loop), and takes the others in sum. That is what its ratio above 2 is; a
 * promise that walked fewer would be another estimate (estimate/forecast.ts `WALKED`). With a million open tickets 91 wait at each office,
 * which is 120 of the 214 µs; the rest, and what a call then costs more, was not measured apart: in the day (day.bench.ts) it is the
 * collector, which looks at every block there is, and rows that are fetched from memory.
 */
import { tell, tellPlot } from "../fixtures/bench/figure.ts";
import { plot } from "../fixtures/bench/plot.ts";
import { QuietHouse } from "../fixtures/bench/quiet-house.ts";
import { median } from "../fixtures/bench/rounds.ts";

type Points = [x: number, y: number][];
interface Cost {
  draw: number[];
  call: number[];
}

const MOST_OPEN = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 25;

const none = (): Cost => ({ draw: [], call: [] });
const repeated = (offices: readonly string[], times: number) =>
  Array.from({ length: times }, () => offices).flat();

function report(what: string, axis: string, draw: Points, call: Points): void {
  const svg = plot({
    title: `Cost of a command against ${axis}`,
    x: { label: axis, log: true },
    y: { label: "µs of the main thread" },
    lines: [
      { name: "draw", points: draw },
      { name: "call next", points: call },
    ],
  });
  tellPlot(`growth ${axis}`, svg);
  for (const [name, points] of [
    ["draw", draw],
    ["call next", call],
  ] as const) {
    tell({
      what: `${name} with ${points.at(-1)![0].toLocaleString("en")} ${what}`,
      unit: "µs",
      measured: points.at(-1)![1],
      baseline: { what: `with ${points[0]![0].toLocaleString("en")}`, value: points[0]![1] },
      target: { at: "most", value: 2 },
      rounds: ROUNDS,
      note: points.map(([at, us]) => `${at.toLocaleString("en")}: ${us.toFixed(0)}`).join(", "),
    });
  }
}

/** Few offices, so that long lines can be filled; each size has offices of its own, and rounds take turns. */
async function waiting(): Promise<void> {
  const house = await QuietHouse.open(16);
  const sizes = [10, 100, 1_000, 10_000].map((size, at) => ({
    size,
    offices: house.offices.slice(4 * at, 4 * at + 4),
    cost: none(),
  }));
  for (const { size, offices } of sizes) {
    await house.draw(repeated(offices, size));
  }
  for (let at = 0; at < ROUNDS + 5; at++) {
    for (const { offices, cost } of sizes) await turn(house, offices, at < 5 ? none() : cost);
  }
  await house.close();
  const points = (kind: keyof Cost): Points => sizes.map(({ size, cost }) => [size, median(cost[kind])]);
  report("waiting", "people waiting at an office", points("draw"), points("call"));
}

/** Somebody draws, somebody is called and comes, eight times at each office: the line is as long as before. */
async function turn(house: QuietHouse, offices: readonly string[], cost: Cost): Promise<void> {
  const costs = none();
  for (let time = 0; time < 8; time++) {
    costs.draw.push(await house.draw(offices));
    costs.call.push(await house.callNext(offices));
    await house.start(offices);
  }
  cost.draw.push(median(costs.draw));
  cost.call.push(median(costs.call));
}

/** All offices of the country, with more and more people in them. */
async function open(): Promise<void> {
  const house = await QuietHouse.open(11_000);
  const draw: Points = [];
  const call: Points = [];
  let drawn = 0;
  for (let size = 100; size <= MOST_OPEN; size *= 10) {
    const more = Array.from({ length: size - drawn }, (_, at) => house.offices[(drawn + at) % 11_000]!);
    await house.draw(more);
    drawn = size;
    const cost = none();
    for (let at = 0; at < ROUNDS; at++) {
      // Others each time, among those where somebody waits.
      const offices = Array.from(
        { length: 100 },
        (_, index) => house.offices[(index * 107 + at * 1009) % Math.min(size, 11_000)]!,
      );
      const some = [...new Set(offices)];
      cost.draw.push(await house.draw(some));
      cost.call.push(await house.callNext(some));
      await house.start(some);
    }
    draw.push([size, median(cost.draw)]);
    call.push([size, median(cost.call)]);
  }
  await house.close();
  report("open tickets", "tickets open in 11,000 offices", draw, call);
}

/** More and more offices with ten people each; as many commands at once, spread over them. */
async function locations(): Promise<void> {
  const draw: Points = [];
  const call: Points = [];
  for (const size of [1, 10, 100, 1_000, 11_000]) {
    const house = await QuietHouse.open(size);
    await house.draw(repeated(house.offices, 10));
    const cost = none();
    for (let at = 0; at < ROUNDS; at++) {
      const some = house.offices.slice((at * 100) % size).slice(0, 100);
      await turn(house, some, cost);
    }
    draw.push([size, median(cost.draw)]);
    call.push([size, median(cost.call)]);
    await house.close();
  }
  report("offices", "offices", draw, call);
}

await waiting();
await locations();
await open();
