/**
 * Start of the real program over a day's database of 11,000 locations: 1.1 million tickets of which 100,000 are open, their whole journal,
 * and the projection as a clean stop leaves it (made by the product's own fold and store). Each round starts a plain program that scans
 * the rows of the projection in SQL, and the program as the README starts it:
 *
 * - "serves": from its start until `/health` answers. It covers reading and checking 11,000 documents, opening the database, and
 * publishing the retained state of 44,000 signs before the doors open; some of them are asked afterwards whether they were told the truth.
 * A location whose projection is level with its journal and that has nothing due is not loaded for it: what stands at its counters is read
 * from its rows by their key, 200 locations at a time. The others are loaded: all of them after a crash, when the day has turned
 * meanwhile, or at the first start with another document.
 * - "every location answers": further until one open ticket's page came from each location, 64 at a time over HTTP. That is what is lazy:
 * a location's first question loads its day, 3 ms here, and it stays loaded. A second pass over the same pages says how much of that is
 * answering pages.
 *
 * Memory is read two seconds later, when the allocator has returned what was freed; the note says the highest.
 *
 * `bun engine/start/start.bench.ts [scale]`; 0.1 takes a tenth of the locations.
 *
 * "After a kill": somebody draws at every location, the program is killed and started again. Locations whose rows lag behind their journal
 * are then loaded, a few at a time behind the opening of the doors; their signs are asked in the end.
 *
 * 2 shared cores, Bun 1.4.5, nothing else running, all of it (3.9 million rows, 1.8 GiB): serves after 6.0 s against 3.8 s (1.57; in
 * earlier runs 5.6 to 6.7 against 5.0 to 5.8, 1.12 to 1.27). Against the tickets' rows alone (1.1 million, 836 MiB, in a table of their
 * own), which need 1.7 s, that is 3.6: 2 s of it are 11,000 documents that are read and checked, which no row has. 272 MiB more than the
 * scan where 100 are allowed, 141 to 166 in earlier runs; why it differs is not known: with empty offices the programs of then and now take
 * the same, 305 to 325 MiB in all. Every location answers after 22.6 s (6.0), 3.1 GiB more. After a kill it serves after 5.6 s (29 s when
 * all locations were loaded first instead of behind the doors), and every location answers after 20 s. A tenth: serves after 1.3 to 2.4 s
 * against 0.7 to 1.4 s (ratios 1.7 to 2.2; a start without offices takes 0.75 to 1 s of it), 30 to 66 MiB more than the scan. Every
 * location answers after 4.0 to 5.6 s, 370 to 416 MiB more: all of a day is parsed and kept as objects, ended tickets, calls, answers and
 * what undo needs included; only loading ended tickets when somebody asks would help there.
 *
 * All 11,000 locations with a short day each (15 tickets, so a tenth of the rows): serves after 4.3 s on quiet cores, of which documents
 * take 2 s, what signs show 0.9 s, telling them 1 s; 271 MiB against the scan's 123, so the 100 MiB are missed there by 48. Of what is
 * above a house without offices, documents are 19 MiB of objects (parts that are alike are shared), devices and actors 19, retained
 * messages and what signs were told 24; most of the rest is room in the heap between objects, which neither smaller bites nor a collection
 * after every step made smaller, nor `Bun.shrink()` (the whole with empty offices: 300 to 340 MiB in all with one collection at the end,
 * with one after each step, with `Bun.shrink()`, and with Bun's own every second).
 */
import { Database } from "bun:sqlite";
import { join } from "node:path";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { movedTo, type PlayedOffice, playOffice } from "../../fixtures/bench/played-office.ts";
import { median } from "../../fixtures/bench/rounds.ts";
import { type Scanned, scanRows, ticketsAlone } from "../../fixtures/bench/row-scan.ts";
import { numbersAfter, wrongSigns } from "../../fixtures/bench/sign-check.ts";
import { COUNTERS, office, officeId } from "../../fixtures/bench/towns.ts";
import { openInstallation } from "../installation.ts";
import { Keys } from "../keys/keys.ts";
import { ticketToken } from "../keys/ticket-token.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { businessDay, wallTime } from "../town/day.ts";
import { loadTowns } from "../town/load.ts";

/** Offices whose signs are asked for what they were told. */
const LOOKED_AT = 10;
const SETTLES_MS = 2_000;

await measure(Number(process.argv[2] ?? 1));

async function measure(scale: number): Promise<void> {
  const ROUNDS = 3;
  const offices = Math.round(11_000 * scale);
  const looked = Array.from({ length: LOOKED_AT }, (_, at) =>
    officeId(1 + Math.floor((at * offices) / LOOKED_AT)),
  );
  const signs = looked.flatMap((id) => COUNTERS.map((at) => `${id}-sign-${at}`));
  const house = await BenchHouse.prepare(offices, signs);
  try {
    const { pages, shown, open, tickets } = await fill(house, new Set(looked));
    const violations: string[] = [];
    const database = join(house.folder, "wartemarke.sqlite");
    const beside = join(house.folder, "tickets.sqlite");
    ticketsAlone(database, beside);
    const scans: Scanned[] = [];
    const ticket_scans: Scanned[] = [];
    const starts: Awaited<ReturnType<typeof startOnce>>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      scans.push(await scanRows(database, "projection"));
      ticket_scans.push(await scanRows(beside, "ticket"));
      starts.push(await startOnce(house, pages, shown, violations));
    }
    const from = performance.now();
    await loadTowns([], join(house.folder, "towns"));
    const towns_ms = performance.now() - from;

    const crashed = await afterKill(house, pages, shown, violations);

    const of = <T, K extends keyof T>(list: readonly T[], key: K) =>
      median(list.map((one) => Number(one[key])));
    const mib = (bytes: number) => bytes / 2 ** 20;
    const size = `${house.offices.length.toLocaleString("en")} locations, ${open.toLocaleString("en")} of ${tickets.toLocaleString("en")} tickets open`;
    const baseline = {
      what: `scan of ${of(scans, "rows").toLocaleString("en")} rows, ${Math.round(mib(of(scans, "bytes")))} MiB, in SQL`,
      value: of(scans, "ms") / 1000,
    };
    const tickets_alone = {
      what: `scan of the ${of(ticket_scans, "rows").toLocaleString("en")} tickets alone, ${Math.round(mib(of(ticket_scans, "bytes")))} MiB, in a table of their own`,
      value: of(ticket_scans, "ms") / 1000,
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
      violations,
    });
    tell({
      what: `start until it serves, against fewer rows: ${size}`,
      unit: "s",
      measured: of(starts, "serves_ms") / 1000,
      baseline: tickets_alone,
      target,
      rounds,
    });
    tell({
      what: "start until it serves, killed a moment after somebody drew at every location",
      unit: "s",
      measured: crashed.serves_ms / 1000,
      baseline,
      target: null,
      rounds: 1,
      note: `every location answers after ${(crashed.all_ms / 1000).toFixed(1)} s; ${Math.round(mib(crashed.serves_rss))} MiB when it serves, ${Math.round(mib(crashed.all_rss))} MiB then`,
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
    const more = (key: "serves_rss" | "serves_peak" | "all_rss") =>
      mib(of(starts, key)) - mib(of(scans, "rss"));
    const most = { at: "most", value: 100 } as const;
    tell({
      what: "memory above the scan's when it serves",
      unit: "MiB",
      measured: more("serves_rss"),
      baseline: null,
      target: most,
      rounds,
      note: `at its highest on the way ${Math.round(more("serves_peak"))} MiB`,
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

/** Writes the day of every office; returns a page of an open ticket of each, and what the signs of some must show. */
async function fill(house: BenchHouse, looked: ReadonlySet<string>) {
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
  const shown = new Map<string, string>();
  let open = 0;
  let tickets = 0;
  for (let at = 0; at < house.offices.length; at += 20) {
    await Promise.all(
      house.offices.slice(at, at + 20).map(async (id, index) => {
        const played = movedTo(days[(at + index) % days.length]!, town, id);
        await store.append({ location: id, expected: 0, events: played.events, rows: [] });
        await store.project(id, played.events.length, played.rows, played.next_deadline);
        pages.push(`/t/${ticketToken(keys, played.open[0]!)}`);
        if (looked.has(id)) for (const [sign, number] of numbersAfter(played, id)) shown.set(sign, number);
        open += played.open.length;
        tickets += played.rows.filter(({ kind }) => kind === "ticket").length;
      }),
    );
  }
  await store.close();
  return { pages, shown, open, tickets };
}

/** Somebody draws at every office, the program is killed and started again. */
async function afterKill(
  house: BenchHouse,
  pages: readonly string[],
  shown: ReadonlyMap<string, string>,
  violations: string[],
) {
  await house.start();
  const load = new OfficeLoad(house);
  await load.send(
    house.offices.map((id) => load.draw(id)),
    64,
  );
  await house.end("SIGKILL");
  const told = await startOnce(house, pages, shown, violations, "in the end");
  const last = load.acknowledged.slice(-20);
  const db = new Database(join(house.folder, "wartemarke.sqlite"), { readonly: true });
  const found = db
    .query<{ command: string }, string[]>(
      `select command from journal where command in (${last.map(() => "?")})`,
    )
    .all(...last);
  db.close();
  if (found.length !== last.length) violations.push("draws were acknowledged and are lost");
  return told;
}

async function startOnce(
  house: BenchHouse,
  pages: readonly string[],
  shown: ReadonlyMap<string, string>,
  violations: string[],
  signs: "at once" | "in the end" = "at once",
) {
  const url = `http://127.0.0.1:${house.port}`;
  const from = performance.now();
  await house.start();
  if (!(await fetch(`${url}/health`)).ok) violations.push("it says that it runs and is not healthy");
  const serves_ms = performance.now() - from;
  if (signs === "at once") violations.push(...(await wrongSigns(house, shown)));
  const { rss: serves_rss, peak: serves_peak } = await memoryOf(house.pid);
  const again_from = performance.now();
  await answerAll(url, pages, violations);
  const all_ms = serves_ms + performance.now() - again_from;
  const { rss: all_rss } = await memoryOf(house.pid);
  const second = performance.now();
  await answerAll(url, pages, violations);
  const again_ms = performance.now() - second;
  if (signs === "in the end") violations.push(...(await wrongSigns(house, shown)));
  await house.end("SIGTERM");
  return { serves_ms, serves_rss, serves_peak, all_ms, all_rss, again_ms };
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

/** Resident bytes now and at their highest; a moment later, when the allocator has returned what was freed. */
async function memoryOf(pid: number): Promise<{ rss: number; peak: number }> {
  await Bun.sleep(SETTLES_MS);
  const status = await Bun.file(`/proc/${pid}/status`).text();
  const bytes = (what: string) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { rss: bytes("VmRSS"), peak: bytes("VmHWM") };
}
