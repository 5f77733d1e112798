/**
 * The page with a month and a day's free times over HTTP, 64 connections, against `Bun.serve` answering a constant of the same
 * bytes and headers; and the same page made anew each time, because nobody has asked for it since something happened.
 * Program, rival and load in processes of their own. `bun web/booking/month.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5: 23,500/s of 38,600 (0.61; 0.44 to 0.51 before long answers went out in one piece, web/one-piece.ts); made anew
 * each time 2,200/s (0.06), which is some 0.4 ms a page, nearly all of it the markup: a page is made once for each event of its location, not once for each reader.
 */
import { join } from "node:path";
import { LANGUAGES } from "../../engine/town/town.ts";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { httpLoad, pageRequest } from "../../fixtures/bench/http-load.ts";
import { interleave, median, quantile } from "../../fixtures/bench/rounds.ts";
import { freePort } from "../../fixtures/free-port.ts";

const ROUNDS = 5;
const PAGES = 3_000;
const FRESH = 200;
const CONNECTIONS = 64;
const SERVER = join(import.meta.dir, "../../fixtures/bench/constant-server.ts");
/** Any name of a browser does: the page then sets none, like for everybody who looks again. */
const COOKIE = `booking=${"a".repeat(43)}`;
const TIMES = "/book/alzey/buergerbuero/times";
const ASKED = `${TIMES}?n-reisepass=2`;

const house = await BenchHouse.prepare(1);
await house.start();

let page = "";
async function ask(port: number, paths: readonly string[], times?: number[]): Promise<number> {
  let next = 0;
  const { rate, statuses, latencies_ms } = await httpLoad({
    port,
    connections: Math.min(paths.length, CONNECTIONS),
    next: () => (next < paths.length ? pageRequest(port, paths[next++]!, COOKIE) : null),
    answered: ({ head, body }) => {
      page ||= `${head}\r\n\r\n${body}`;
    },
  });
  if (statuses.get(200) !== paths.length)
    throw new Error(`not every page came: ${JSON.stringify([...statuses])}`);
  times?.push(...latencies_ms);
  return rate;
}

await ask(house.port, [ASKED]);
if (!page.includes('name="start"')) throw new Error("the page offers no time");
const copy = join(house.folder, "page");
await Bun.write(copy, page);
const port = await freePort();
const constant = Bun.spawn([process.execPath, SERVER, String(port), copy], {
  stdio: ["ignore", "pipe", "inherit"],
});
await constant.stdout.getReader().read();

/** Pages that nobody asked for yet: other matters, numbers and languages each round. */
let asked = 0;
function unasked(): string[] {
  return Array.from({ length: FRESH }, () => {
    const nth = asked++;
    const lang = LANGUAGES[nth % LANGUAGES.length];
    const of = Math.floor(nth / LANGUAGES.length);
    const matters = `n-reisepass=${1 + (of % 4)}&n-ausweis-beantragen=${1 + (Math.floor(of / 4) % 4)}`;
    const month = `2026-${String(1 + (Math.floor(of / 16) % 12)).padStart(2, "0")}`;
    return `${TIMES}?${matters}&month=${month}&lang=${lang}`;
  });
}

const latencies: number[] = [];
const same = Array.from({ length: PAGES }, () => ASKED);
const rates = await interleave(ROUNDS, {
  kept: () => ask(house.port, same, latencies),
  fresh: () => ask(house.port, unasked()),
  constant: () => ask(port, same),
});
constant.kill();
const baseline = { what: "Bun.serve, a constant of the same bytes", value: median(rates.constant) };
const note = `${page.length} characters; p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`;
const shared = { unit: "1/s", baseline, rounds: ROUNDS };
tell({
  ...shared,
  what: "month page over HTTP, 64 connections",
  measured: median(rates.kept),
  target: { at: "least", value: 0.4 },
  note,
});
tell({
  ...shared,
  what: "month page made anew each time",
  measured: median(rates.fresh),
  target: null,
  note: "each is asked for the first time since something happened",
});
await house.remove();
