/**
 * The board's page over HTTP, 64 connections, with calls on it, against `Bun.serve` answering a constant of the same bytes and
 * headers. Program, rival and load in processes of their own. `bun web/board/board.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running: 61,000/s of 83,500 (0.73; 0.75 beside other programs). It was 0.58 to 0.69 while the
 * framework took each answer apart to add the headers that all have (web/security.ts), and 0.55 before the answer was kept. What is
 * left in the profile is the framework's way to the route, the cookie's hash, and promises.
 */
import { join } from "node:path";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { httpLoad, pageRequest } from "../../fixtures/bench/http-load.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { interleave, median, quantile } from "../../fixtures/bench/rounds.ts";
import { freePort } from "../../fixtures/free-port.ts";

const ROUNDS = 9;
const PAGES = 6_000;
const CONNECTIONS = 64;
const SERVER = join(import.meta.dir, "../../fixtures/bench/constant-server.ts");

const house = await BenchHouse.prepare(1);
await house.start();
const [office = ""] = house.offices;
const load = new OfficeLoad(house);
await load.send([load.open(office)], 1);
for (let at = 0; at < 8; at++) await load.send([load.draw(office)], 1);
await load.send([load.call(office)], 1);

const path = `/board/${office}/${office}-board`;
const cookie = house.unlocked.get(office) ?? "";
let page = "";
const latencies: number[] = [];
async function pages(port: number, count: number, times?: number[]): Promise<number> {
  const request = pageRequest(port, path, cookie);
  let left = count;
  const { rate, statuses, latencies_ms } = await httpLoad({
    port,
    connections: Math.min(count, CONNECTIONS),
    next: () => (left-- > 0 ? request : null),
    answered: ({ head, body }) => {
      page ||= `${head}\r\n\r\n${body}`;
    },
  });
  if (statuses.get(200) !== count) throw new Error(`not every page came: ${JSON.stringify([...statuses])}`);
  times?.push(...latencies_ms);
  return rate;
}

await pages(house.port, 1);
if (!page.includes("A001")) throw new Error("the board does not show the call");
const copy = join(house.folder, "page");
await Bun.write(copy, page);
const port = await freePort();
const constant = Bun.spawn([process.execPath, SERVER, String(port), copy], {
  stdio: ["ignore", "pipe", "inherit"],
});
await constant.stdout.getReader().read();

const { board, same } = await interleave(ROUNDS, {
  board: () => pages(house.port, PAGES, latencies),
  same: () => pages(port, PAGES),
});
constant.kill();
tell({
  what: "board page over HTTP, 64 connections",
  unit: "1/s",
  measured: median(board),
  baseline: { what: "Bun.serve, a constant of the same bytes", value: median(same) },
  target: { at: "least", value: 0.6 },
  rounds: ROUNDS,
  note: `${page.length} characters; p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`,
});
await house.remove();
