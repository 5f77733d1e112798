/**
 * Booking at home over HTTP: a time is held and booked until durable, against the same two routes with no store and no logic; and
 * 2,000 people at once who want the 200 times of one day, each from the first page until they have one or are told that none is left.
 * At the end the program is killed in the middle of bookings, and its journal and contacts are searched for times sold too often and
 * acknowledged bookings that are missing. The program runs in its own process as the README starts it, behind a proxy that names
 * each visitor's address, as it does in a town; the load comes from this one. `bun web/booking/booking.bench.ts`
 * The month page has its own: month.bench.ts. A step is a form as a browser sends it, with cookie, origin and proxy, answered by where to go next;
 * the pages that the browser then asks for count on neither side. The bare routes answer as many bytes, headers included.
 *
 * 2 shared cores, nothing else running, Bun 1.4.5: 6,300 steps/s of 60,200 (0.11) with 64 connections, 8,000 of 59,900 (0.13) with 512; two runs before
 * on a busier machine: 3,760 and 4,290 of 44,180 and 38,680 (0.09 and 0.11), 5,320 and 5,260 of 31,180 and 36,800 (0.17 and 0.14). The rush: exactly 200
 * booked, 1,800 told that none is left, an answer p99 0.3 to 0.6 s, all over within 0.6 to 0.9 s. The target is missed: 0.3 of the bare routes are 12,000 steps/s, for which two cores have 170 µs a step, the load's 33
 * included; the house takes 260.
 * Processor time of a booking (two steps): main thread 183 µs, writer 137 with 64 connections, 192 and 115 with 512 on the quiet machine; on the busier
 * one, for which the shares here are, 300 and 200 to 260, 280 and 160 to 180, the bare routes 13 to 25, the load 65 to 70. Of the main thread's, by profile: 45 % the two requests (framework, cookies, forms, signatures), 20 % deciding, folding and
 * telling, 13 % handing over to the writer, 13 % the message with the code, 5 % sealing who comes; nothing stands out. Of the writer's, measured alone in
 * batches of 32: hold 14 µs, booking with its three rows 95, the message's second writing 40; 40 of them are the commit, because each contact lies
 * anywhere in two indexes (code, telephone) and so fills two pages of the log of its own. The disk itself is not the limit: a step waits for one
 * synced write, and some twenty go together.
 * Mended by the profile, counted on the same machine in the same hour: main thread 380 and 30 to 130 µs after the answers before, 310 after; writer 350 to
 * 420 and 50 to 130 before, 210 to 260 after. Who comes goes into the booking's transaction (a write and a lookup less to wait for), codes are looked for
 * ahead and together; an appointment is looked at without waiting for others' writes (four such waits a booking); the message is written by the rows that
 * have just become durable, and what nothing can send is composed and kept in one step (three lookups and a write less); holds are counted by
 * address. Before that: contact data was sealed on another thread, the effects of a batch were flattened, every lookup was a message of its own to the
 * writer, the calendar was asked for the same moments, and the document for the same demand, again and again.
 */
import { join } from "node:path";
import { checkBookings } from "../../fixtures/bench/booking-check.ts";
import { BookingLoad } from "../../fixtures/bench/booking-load.ts";
import { bookingOffice } from "../../fixtures/bench/booking-office.ts";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { httpLoad, pageRequest } from "../../fixtures/bench/http-load.ts";
import { interleave, median, quantile } from "../../fixtures/bench/rounds.ts";
import { threadTimes } from "../../fixtures/bench/thread-time.ts";
import { freePort } from "../../fixtures/free-port.ts";

const OFFICE = "office-00001";
const TIMES = `/book/${OFFICE}/buergerbuero/times`;
const ROUNDS = 5;
const BOOKINGS = 2_000;
/** Until then the engine still compiles what it has seen often, on a thread of its own and at the cost of the others. */
const WARM_UP = 10_000;
const CONNECTIONS = [64, 512] as const;
const CROWD = 2_000;
const SLOTS = 200;
/** The matter that is always free, and the one with few times on one day. */
const ALWAYS = { id: "immer", duration_min: 5, capacity: 20 };
const RARE = { id: "selten", duration_min: 5, capacity: 10 };
const DAY = Temporal.Now.plainDateISO("Europe/Berlin").add({ days: 3 }).toString();

const house = await BenchHouse.prepare(1);
const town = bookingOffice(OFFICE, [
  { ...ALWAYS, spans: [["00:00", "23:55"]] },
  // 20 beginnings for 10 each.
  { ...RARE, spans: [["10:00", "11:40"]], date: DAY },
]);
await Bun.write(join(house.folder, "towns", `${OFFICE}.json`), JSON.stringify(town));
await house.start({ settings: { TRUSTED_PROXIES: "127.0.0.1" } });
const bare_port = await freePort();
const BARE = join(import.meta.dir, "../../fixtures/bench/bare-routes.ts");
const bare = Bun.spawn([process.execPath, BARE, String(bare_port)], { stdio: ["ignore", "pipe", "inherit"] });
await bare.stdout.getReader().read();

/** Free times of a day, as its page offers them. */
async function freeOn(day: string): Promise<number[]> {
  const found: number[] = [];
  const path = `${TIMES}?n-${ALWAYS.id}=1&day=${day}`;
  let left = 1;
  await httpLoad({
    port: house.port,
    connections: 1,
    next: () => (left-- > 0 ? pageRequest(house.port, path, "") : null),
    answered: ({ body }) => {
      for (const [, at] of body.matchAll(/name="start" value="(\d+)"/g)) found.push(Number(at));
    },
  });
  return found;
}

const load = new BookingLoad(TIMES);
const latencies = new Map(CONNECTIONS.map((connections): [number, number[]] => [connections, []]));
const starts: number[] = [];
for (let ahead = 4; starts.length * ALWAYS.capacity < WARM_UP + (2 * ROUNDS + 4) * BOOKINGS; ahead++)
  starts.push(...(await freeOn(Temporal.PlainDate.from(DAY).add({ days: ahead }).toString())));
let taken = 0;
const some = (count = BOOKINGS) => Array.from({ length: count }, () => starts[taken++ % starts.length]!);
/** µs of each round's processor time a booking, by thread. */
const spent = new Map(CONNECTIONS.map((connections): [number, Map<string, number>[]] => [connections, []]));

async function atHouse(connections: number): Promise<number> {
  const before = threadTimes(house.pid);
  const { rate, latencies_ms } = await load.book(house.port, ALWAYS.id, some(), connections);
  latencies.get(connections)?.push(...latencies_ms);
  const times = [...threadTimes(house.pid)].map(([name, us]): [string, number] => [
    name,
    (us - (before.get(name) ?? 0)) / BOOKINGS,
  ]);
  spent.get(connections)?.push(new Map(times));
  return rate;
}
async function atBare(connections: number): Promise<number> {
  const visitors = new BookingLoad(TIMES);
  return (await visitors.book(bare_port, ALWAYS.id, starts.slice(0, BOOKINGS), connections)).rate;
}
await load.book(house.port, ALWAYS.id, some(WARM_UP), CONNECTIONS[0]);
const rates = await interleave(
  ROUNDS,
  Object.fromEntries(
    CONNECTIONS.flatMap((connections) => [
      [`house ${connections}`, () => atHouse(connections)],
      [`bare ${connections}`, () => atBare(connections)],
    ]),
  ),
);
bare.kill();

const rush = await load.rush(house.port, RARE.id, CROWD);

// The plug is pulled while people book.
const before = load.acknowledged.length;
const pulled = load.book(house.port, ALWAYS.id, some(), 64).then(
  () => "too late",
  () => "in time",
);
while (load.acknowledged.length < before + BOOKINGS / 5) await Bun.sleep(1);
await house.end("SIGKILL");
const capacity = new Map([ALWAYS, RARE].map(({ id, capacity }) => [id, capacity]));
const file = join(house.folder, "wartemarke.sqlite");
const { booked, wrong } = checkBookings(file, OFFICE, capacity, load.acknowledged);
if ((await pulled) === "too late") wrong.push("the program was killed too late to prove anything");
if (booked.get(RARE.id) !== SLOTS || rush.booked !== SLOTS)
  wrong.push(`${booked.get(RARE.id)} of ${SLOTS} times were booked, ${rush.booked} were told so`);
if (rush.booked + rush.away !== CROWD) wrong.push(`${rush.booked + rush.away} of ${CROWD} were answered`);

const us = (connections: number, thread: string) =>
  median((spent.get(connections) ?? []).map((times) => times.get(thread) ?? 0)).toFixed(0);
const ms = (times: readonly number[], q: number) => quantile(times, q).toFixed(0);
for (const connections of CONNECTIONS) {
  const all = latencies.get(connections) ?? [];
  tell({
    what: `hold and book a time over HTTP until durable, ${connections} connections`,
    unit: "1/s",
    measured: median(rates[`house ${connections}`] ?? []),
    baseline: {
      what: "the same routes, no store, no logic",
      value: median(rates[`bare ${connections}`] ?? []),
    },
    target: { at: "least", value: 0.3 },
    rounds: ROUNDS,
    note:
      `steps a second, two each; p50 ${ms(all, 0.5)} ms, p99 ${ms(all, 0.99)} ms; processor time a booking: ` +
      `${us(connections, "main")} µs of the main thread, ${us(connections, "Worker")} of the writer's`,
    violations: wrong,
  });
}
tell({
  what: "2,000 people at once for 200 times, p99 until an answer",
  unit: "ms",
  measured: quantile(rush.latencies_ms, 0.99),
  baseline: null,
  target: null,
  rounds: 1,
  note:
    `${rush.booked} booked, ${rush.away} told that none is left, ${rush.again} chose again, ${rush.busy} told to try again; ${rush.answers} answers, ` +
    `p50 ${ms(rush.latencies_ms, 0.5)} ms; until it was over p50 ${ms(rush.journeys_ms, 0.5)} ms, p99 ${ms(rush.journeys_ms, 0.99)} ms`,
  violations: wrong,
});
await house.remove();
