/**
 * One call at the desk until the last of 10,000 readers of the board's stream has it, against the same client program on 10,000 raw
 * sockets that get the same bytes from the plainest server; and once more while somebody asks for `/health` without a pause. Then the same
 * for 10 to 19,000 readers. Program, rival and readers in processes of their own.
 * `bun web/live/fan-out.bench.ts [readers]`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running: 10,000 readers 112 and 119 ms against 104 and 110 (1.08 both times), 121 ms while
 * somebody pings; a ping then 5.3 and 5.6 ms at p99; no violation. The 1.37 and 1.21 of earlier runs had the pings in the same round: a third program on two cores, on one side
 * only. 10, 100, 1,000, 10,000 and 19,000 readers: 4, 6, 20, 119 and 210 ms, raw sockets 0.6, 2, 14, 110 and 198; it grows with the readers
 * because each has a socket, and the kernel takes some 10 µs to write to one and to read from it. The press itself is answered after 5
 * to 8 ms, however many read. All is measured in silence: a change that comes while an earlier one still goes out to 10,000 waits for it
 * (150 ms after a draw and a start the ratio was 1.5 to 1.95). Each reader costs one `send`, in chunks of 128 with turns between.
 */
import { join } from "node:path";
import { tell, tellPlot } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { httpLoad, pageRequest } from "../../fixtures/bench/http-load.ts";
import { OfficeLoad, wireOf } from "../../fixtures/bench/office-load.ts";
import { plot } from "../../fixtures/bench/plot.ts";
import { median, quantile } from "../../fixtures/bench/rounds.ts";
import type { Order, Quiet, ReaderNews, Streams } from "../../fixtures/bench/stream-readers.ts";
import { freePort } from "../../fixtures/free-port.ts";

const READERS = Number(process.argv[2] ?? 10_000);
const COUNTS = [10, 100, 1_000, 10_000, 19_000].filter((count) => count !== READERS && count <= 2 * READERS);
const ROUNDS = 15;
/** Longer than a board's pace (50 ms), so that a change that waits for it is not taken for silence. */
const QUIET_MS = 200;
const READERS_SCRIPT = join(import.meta.dir, "../../fixtures/bench/stream-readers.ts");
const RIVAL_SCRIPT = join(import.meta.dir, "../../fixtures/bench/raw-fan.ts");

class Readers {
  private heard: (news: ReaderNews) => void = () => {};
  private readonly child = Bun.spawn([process.execPath, READERS_SCRIPT], {
    stdio: ["ignore", "inherit", "inherit"],
    ipc: (news: ReaderNews) => this.heard(news),
  });

  private ask(message: Streams | Order | Quiet): Promise<ReaderNews> {
    return new Promise((resolve, reject) => {
      this.heard = resolve;
      void this.child.exited.then((code) => reject(new Error(`the readers ended with ${code}`)));
      this.child.send(message);
    });
  }

  async open(streams: Streams): Promise<void> {
    await this.ask(streams);
  }

  /** Until the last reader has it, and until who pressed has the answer, ms. */
  async press(order: Order): Promise<{ last_ms: number; answered_ms: number }> {
    const news = await this.ask(order);
    if (!("last_ms" in news)) throw new Error("the readers speak of something else");
    return news;
  }

  /** Until no reader gets anything more: draws and starts between the calls go out to all of them too. */
  async settle(): Promise<void> {
    await this.ask({ quiet_ms: QUIET_MS });
  }

  async end(): Promise<void> {
    this.child.disconnect();
    await this.child.exited;
  }
}

const house = await BenchHouse.prepare(1);
await house.start();
const [office = ""] = house.offices;
const load = new OfficeLoad(house);
await load.send([load.open(office)], 1);
const cookie = house.unlocked.get(office) ?? "";
const stream = pageRequest(house.port, `/board/${office}/${office}-board/stream`, cookie).toString();

let turn = 0;
/** Draws and starts between the calls are not timed. */
async function nextCall(): Promise<{ press: string; number: string }> {
  if (turn > 0) await load.send([load.start(office)], 1);
  await load.send([load.draw(office)], 1);
  turn += 1;
  return {
    press: wireOf(house.port, load.call(office)).toString(),
    number: `A${String(turn).padStart(3, "0")}`,
  };
}

/** How the board's page says that a number is called now; the same number waits on it before. */
const called = (number: string) => `board__number">${number}`;

/** The bytes of one change, as a reader gets them, with the number left out. */
async function change(): Promise<string> {
  let text = "";
  const { promise, resolve } = Promise.withResolvers<void>();
  const { press, number } = await nextCall();
  await Bun.sleep(QUIET_MS);
  let pressed = false;
  const reader = await Bun.connect({
    hostname: "127.0.0.1",
    port: house.port,
    socket: {
      open: (socket) => void socket.write(stream),
      data(_, bytes) {
        text += bytes.toString();
        if (pressed && text.includes(called(number)) && text.endsWith("\n\n\r\n")) resolve();
      },
    },
  });
  await Bun.sleep(100);
  text = "";
  pressed = true;
  await Bun.connect({
    hostname: "127.0.0.1",
    port: house.port,
    socket: { open: (s) => void s.write(press), data: (s) => void s.end() },
  });
  await promise;
  reader.end();
  return text.replaceAll(number, "@@@@");
}

const template = join(house.folder, "change");
await Bun.write(template, await change());
const bytes = Bun.file(template).size;

/** Each ms, by round. */
interface Took {
  ours: number[];
  answered: number[];
  theirs: number[];
  /** As `ours`, while somebody pings. */
  pinged: number[];
  pings: number[];
}

async function both(count: number, rounds: number): Promise<Took> {
  const port = await freePort();
  const rival = Bun.spawn([process.execPath, RIVAL_SCRIPT, String(port), template], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await rival.stdout.getReader().read();
  const [ourReaders, theirReaders] = [new Readers(), new Readers()];
  await ourReaders.open({ port: house.port, request: stream, readers: count });
  await theirReaders.open({ port, request: "GET / HTTP/1.1\r\n\r\n", readers: count });
  const took: Took = { ours: [], answered: [], theirs: [], pinged: [], pings: [] };
  for (let round = 0; round <= rounds; round++) {
    const order = await nextCall();
    const marker = called(order.number);
    await ourReaders.settle();
    const ours = await ourReaders.press({ press: order.press, marker });
    await ourReaders.settle();
    const theirs = await theirReaders.press({
      press: `POST / HTTP/1.1\r\n\r\nword=${order.number}`,
      marker,
    });
    // In a round of their own: whoever asks needs a core too, and the raw sockets are not asked anything.
    const other = await nextCall();
    await ourReaders.settle();
    let calling = true;
    const ping = pageRequest(house.port, "/health", "");
    const pinging = httpLoad({ port: house.port, connections: 1, next: () => (calling ? ping : null) });
    const asked = await ourReaders.press({ press: other.press, marker: called(other.number) });
    calling = false;
    const { latencies_ms } = await pinging;
    await ourReaders.settle();
    if (round === 0) continue;
    took.ours.push(ours.last_ms);
    took.answered.push(ours.answered_ms);
    took.theirs.push(theirs.last_ms);
    took.pinged.push(asked.last_ms);
    took.pings.push(...latencies_ms);
  }
  await ourReaders.end();
  await theirReaders.end();
  rival.kill();
  return took;
}

const main = await both(READERS, ROUNDS);
tell({
  what: `one change → last of ${READERS.toLocaleString("en")} SSE readers`,
  unit: "ms",
  measured: median(main.ours),
  baseline: { what: "raw sockets, the same bytes", value: median(main.theirs) },
  target: { at: "most", value: 1.25 },
  rounds: ROUNDS,
  note: `${bytes} bytes each; ${median(main.pinged).toFixed(0)} ms while somebody pings without a pause`,
});
tell({
  what: "a ping meanwhile, p99",
  unit: "ms",
  measured: quantile(main.pings, 0.99),
  baseline: null,
  target: { at: "most", value: 10 },
  rounds: ROUNDS,
});
const points = [{ count: READERS, ...main }];
for (const count of COUNTS) points.push({ count, ...(await both(count, 5)) });
points.sort((a, b) => a.count - b.count);
tellPlot(
  "readers",
  plot({
    title: "One change until the last reader has it",
    x: { label: "readers of the board's stream", log: true },
    y: { label: "ms", log: true },
    lines: [
      { name: "the house", points: points.map(({ count, ours }) => [count, median(ours)]) },
      { name: "raw sockets", points: points.map(({ count, theirs }) => [count, median(theirs)]) },
      { name: "the press itself", points: points.map(({ count, answered }) => [count, median(answered)]) },
    ],
  }),
);
for (const { count, ours, theirs, answered } of points) {
  const told = [ours, theirs, answered].map((list) => median(list).toFixed(1));
  console.log(
    `${count} readers: ${told[0]} ms, raw sockets ${told[1]} ms, the press is answered after ${told[2]} ms`,
  );
}
await house.end("SIGTERM");
const violations = load.violations();
tell({
  what: "violations among the presses",
  unit: "found",
  measured: violations.length,
  baseline: null,
  target: { at: "most", value: 0 },
  rounds: 1,
  violations,
});
await house.remove();
