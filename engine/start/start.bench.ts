/**
 * Start of the real program over a day's database of 11,000 locations: 1.1 million tickets of which 100,000 are open, their
 * whole journal, and the projection as a clean stop leaves it (made by the product's own fold and store). Each round starts
 * a plain program that scans the rows of the projection in SQL, and the program as the README starts it:
 *
 * - "serves": from its start until `/health` answers. It covers reading and checking 11,000 documents, opening the database,
 *   and publishing the retained state of 44,000 signs before the doors open: from the rows of what stands at the counters,
 *   where a location's projection is level with its journal and nothing is due. The other locations, all of them after a
 *   crash, are loaded for it.
 * - "every location answers": further until one open ticket's page came from each location, 64 at a time over HTTP. Its first
 *   question loads a location. A second pass over the same pages says how much of that is answering pages and not starting.
 *
 * `bun engine/start/start.bench.ts [scale]`; 0.1 takes a tenth of the locations.
 *
 * 2 shared cores, Bun 1.4.5, a tenth: serves after 1.6 s against 0.77 s (ratio 2.1; 0.75 s of it is a start without offices),
 * 83 MiB more than the scan. Every location answers after 5.9 s (7.6), 550 MiB more. A location's rows are 210 KB, because
 * all of the day is loaded and kept as objects: 83 KB tickets, of which one in eleven is open, 89 KB what an undo could
 * need (whole rows before each step, twelve actions a counter), 28 KB answers, 15 KB calls. Most of the time is parsing them.
 */
import { Database } from "bun:sqlite";
import { join } from "node:path";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { movedTo, type PlayedOffice, playOffice } from "../../fixtures/bench/played-office.ts";
import { median } from "../../fixtures/bench/rounds.ts";
import { office } from "../../fixtures/bench/towns.ts";
import { openInstallation } from "../installation.ts";
import { Keys } from "../keys/keys.ts";
import { ticketToken } from "../keys/ticket-token.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { businessDay, wallTime } from "../town/day.ts";
import { loadTowns } from "../town/load.ts";

if (process.argv[2] === "scan") scan(process.argv[3]!);
else await measure(Number(process.argv[2] ?? 1));

/** The plain program: every row of the projection, every byte of it. */
function scan(path: string): void {
  const db = new Database(path, { readonly: true });
  let rows = 0;
  let bytes = 0;
  const all = db.query<{ location: string; kind: string; key: string; data: string }, []>(
    "select location, kind, key, data from projection",
  );
  for (const { data } of all.iterate()) {
    rows += 1;
    bytes += data.length;
  }
  console.log(JSON.stringify({ rows, bytes, rss: process.memoryUsage.rss() }));
}

async function measure(scale: number): Promise<void> {
  const ROUNDS = 3;
  const house = await BenchHouse.prepare(Math.round(11_000 * scale));
  try {
    const { pages, open, tickets } = await fill(house);
    const violations: string[] = [];
    const scans: { ms: number; rss: number; rows: number; bytes: number }[] = [];
    const starts: Awaited<ReturnType<typeof startOnce>>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      scans.push(await scanOnce(join(house.folder, "wartemarke.sqlite")));
      starts.push(await startOnce(house, pages, violations));
    }
    const from = performance.now();
    await loadTowns([], join(house.folder, "towns"));
    const towns_ms = performance.now() - from;

    const of = <T, K extends keyof T>(list: readonly T[], key: K) =>
      median(list.map((one) => Number(one[key])));
    const mib = (bytes: number) => bytes / 2 ** 20;
    const size = `${house.offices.length.toLocaleString("en")} locations, ${open.toLocaleString("en")} of ${tickets.toLocaleString("en")} tickets open`;
    const baseline = {
      what: `scan of ${of(scans, "rows").toLocaleString("en")} rows, ${Math.round(mib(of(scans, "bytes")))} MiB, in SQL`,
      value: of(scans, "ms") / 1000,
    };
    const target = { at: "most", value: 2 } as const;
    const rounds = ROUNDS;
    tell({
      what: `start until it serves: ${size}`,
      unit: "s",
      measured: of(starts, "serves_ms") / 1000,
      baseline,
      target,
      rounds,
      note: `of this, reading and checking the documents alone takes ${(towns_ms / 1000).toFixed(1)} s`,
    });
    tell({
      what: "start until every location answers",
      unit: "s",
      measured: of(starts, "all_ms") / 1000,
      baseline,
      target,
      rounds,
      note: `a second pass over the same pages takes ${(of(starts, "again_ms") / 1000).toFixed(1)} s`,
      violations,
    });
    const more = (key: "serves_rss" | "all_rss") => mib(of(starts, key)) - mib(of(scans, "rss"));
    const most = { at: "most", value: 100 } as const;
    tell({
      what: "memory above the scan's when it serves",
      unit: "MiB",
      measured: more("serves_rss"),
      baseline: null,
      target: most,
      rounds,
    });
    tell({
      what: "memory above the scan's when every location answered",
      unit: "MiB",
      measured: more("all_rss"),
      baseline: null,
      target: most,
      rounds,
    });
  } finally {
    await house.remove();
  }
}

/** Writes the day of every office; returns a page of an open ticket of each. */
async function fill(house: BenchHouse): Promise<{ pages: string[]; open: number; tickets: number }> {
  const store = await openSqlite({ path: join(house.folder, "wartemarke.sqlite") });
  const installation = await openInstallation(store, { secret: null, demo: false });
  if (typeof installation === "string") throw new Error(installation);
  const keys = new Keys(installation.secret);
  const now = Date.now();
  const town = office(house.offices[0]!);
  const begins = wallTime(town.zone, businessDay(town, now), "00:00");
  // Some days have too few visitors for that many to have ended.
  const days: PlayedOffice[] = Array.from({ length: 60 }, (_, at) =>
    playOffice(town, at, [begins, now - 1000], { ended: 91, tickets: 100 }),
  ).filter(({ open }) => open.length <= 10);
  const pages: string[] = [];
  let open = 0;
  let tickets = 0;
  for (let at = 0; at < house.offices.length; at += 20) {
    await Promise.all(
      house.offices.slice(at, at + 20).map(async (id, index) => {
        const played = movedTo(days[(at + index) % days.length]!, town, id);
        await store.append({ location: id, expected: 0, events: played.events, rows: [] });
        await store.project(id, played.events.length, played.rows, played.next_deadline);
        pages.push(`/t/${ticketToken(keys, played.open[0]!)}`);
        open += played.open.length;
        tickets += played.rows.filter(({ kind }) => kind === "ticket").length;
      }),
    );
  }
  await store.close();
  return { pages, open, tickets };
}

async function scanOnce(path: string): Promise<{ ms: number; rss: number; rows: number; bytes: number }> {
  const from = performance.now();
  const child = Bun.spawn([process.execPath, import.meta.path, "scan", path], { stdout: "pipe" });
  const told = JSON.parse(await new Response(child.stdout).text());
  await child.exited;
  return { ms: performance.now() - from, ...told };
}

async function startOnce(house: BenchHouse, pages: readonly string[], violations: string[]) {
  const url = `http://127.0.0.1:${house.port}`;
  const from = performance.now();
  await house.start();
  if (!(await fetch(`${url}/health`)).ok) violations.push("it says that it runs and is not healthy");
  const serves_ms = performance.now() - from;
  const serves_rss = await rssOf(house.pid);
  await answerAll(url, pages, violations);
  const all_ms = performance.now() - from;
  const all_rss = await rssOf(house.pid);
  await answerAll(url, pages, violations);
  const again_ms = performance.now() - from - all_ms;
  await house.end("SIGTERM");
  return { serves_ms, serves_rss, all_ms, all_rss, again_ms };
}

async function answerAll(url: string, pages: readonly string[], violations: string[]): Promise<void> {
  const left = pages.values();
  const ask = async () => {
    for (const page of left) {
      const response = await fetch(url + page);
      if (response.status !== 200) violations.push(`${page} was answered with ${response.status}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 64 }, ask));
}

async function rssOf(pid: number): Promise<number> {
  const status = await Bun.file(`/proc/${pid}/status`).text();
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
