// Rule: however many ask for a time at once, it is given as often as there is room, everybody is answered, and what was confirmed is there after kill -9.
import { afterEach, expect, test } from "bun:test";
import { join } from "node:path";
import { systemClock } from "../../engine/clock.ts";
import { Accounts } from "../../engine/staff/accounts.ts";
import { openSqlite } from "../../engine/store/sqlite/open.ts";
import { HouseProcess } from "../../fixtures/house-process.ts";
import { PASSWORD } from "../../fixtures/staff.ts";

const LIST = "/desk/always/appointments";
const MATTER = "ausweis-beantragen";
let house: HouseProcess;
afterEach(() => house.remove());

/** A house whose town gives appointments all day, one at a time, and a clerk's session. */
async function openHouse(): Promise<{ cookie: string; csrf: string }> {
  house = await HouseProcess.prepare();
  const path = join(house.folder, "towns/always.json");
  const town = await Bun.file(path).json();
  const [department] = town.departments;
  const services = town.services.filter((one: { department: string }) => one.department === department.id);
  const limits = { lead_min: 0, horizon_days: 5 };
  department.booking = {
    step_min: 30,
    hold_min: 10,
    late_min: 15,
    freed_min: [0, 0],
    channels: { staff: limits },
    pools: [
      {
        id: "all",
        services: services.map(({ id }: { id: string }) => id),
        rules: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [["00:00", "23:30"]], capacity: 1 }],
      },
    ],
  };
  await Bun.write(path, JSON.stringify(town));
  const store = await openSqlite({ path: join(house.folder, "wartemarke.sqlite") });
  await new Accounts(store).create("anna", "Anna", PASSWORD, [], systemClock.now());
  await store.close();
  await house.start();
  const answer = await fetch(`${house.url}/desk/session`, {
    method: "POST",
    body: new URLSearchParams({ login: "anna", password: PASSWORD }),
    headers: { accept: "text/html" },
    redirect: "manual",
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await read("/desk/account", cookie);
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "" };
}

async function read(path: string, cookie: string): Promise<string> {
  return (await fetch(house.url + path, { headers: { cookie, accept: "text/html" } })).text();
}

/** Presses the button of a time and books it, each asker with a page of their own; status 0 when the connection broke. */
async function press({ cookie, csrf }: { cookie: string; csrf: string }, start: number, asker: number) {
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(house.url + path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { cookie, accept: "text/html" },
      redirect: "manual",
    }).catch(() => null);
    await answer?.text().catch(() => "");
    return { status: answer?.status ?? 0, to: answer?.headers.get("location") ?? "" };
  };
  const form = { csrf, seen: String(asker), service1: MATTER, quantity1: "1", start: String(start) };
  const held = await send(LIST, form);
  const { status, to } = held.status === 303 ? await send(held.to, { csrf }) : held;
  return { start, status, id: /([\w-]+)\?booked$/.exec(to)?.[1] };
}

/** Free times of the day after tomorrow, and its date. */
async function dayOf(cookie: string): Promise<{ day: string; times: number[] }> {
  const day = new Date(systemClock.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const page = await read(`${LIST}/new?service1=${MATTER}&day=${day}`, cookie);
  return { day, times: [...page.matchAll(/name="start" value="(\d+)"/g)].map(([, at]) => Number(at)) };
}

const listed = (page: string) => [...page.matchAll(/id="at-([\w-]+)"/g)].map(([, id]) => id!);

test("three hundred press for one time at once: one has it, all the others are told that it is taken", async () => {
  const staff = await openHouse();
  const { day, times } = await dayOf(staff.cookie);
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, asker) => press(staff, times[3]!, asker)),
  );
  const count = (status: number) => answers.filter((one) => one.status === status).length;
  expect({ given: count(303), taken: count(409) }).toEqual({ given: 1, taken: 299 });
  expect(listed(await read(`${LIST}?day=${day}`, staff.cookie))).toEqual([answers.find(({ id }) => id)!.id!]);
}, 60_000);

test("killed in the middle of the race: what was confirmed is there, nothing is there twice, and the rest can be booked", async () => {
  const staff = await openHouse();
  const { day, times } = await dayOf(staff.cookie);
  expect(times.length).toBeGreaterThan(40);
  let confirmed = 0;
  /** Presses one time after the other until the connection breaks. */
  const untilBroken = async (asker: number) => {
    const answers = [await press(staff, times[asker % times.length]!, asker)];
    while (answers.at(-1)!.status !== 0) {
      if (answers.at(-1)!.status === 303 && ++confirmed === 10) void house.end("SIGKILL");
      const nth = asker + answers.length;
      answers.push(await press(staff, times[nth % times.length]!, 1000 * answers.length + asker));
    }
    return answers;
  };
  const answers = (await Promise.all(Array.from({ length: 100 }, (_, asker) => untilBroken(asker)))).flat();
  await house.end("SIGKILL");
  const given = answers.filter(({ status }) => status === 303);
  expect(given.length).toBeGreaterThanOrEqual(10);
  await house.start();
  const page = await read(`${LIST}?day=${day}`, staff.cookie);
  const found = listed(page);
  expect(new Set(found).size).toBe(found.length);
  const unfinished = (id: string) => page.includes(`${LIST}/${id}/person`);
  expect(given.filter(({ id }) => !found.includes(id!) || unfinished(id!))).toEqual([]);
  const free = (await dayOf(staff.cookie)).times;
  expect(free.length + found.length).toBe(times.length);

  const again = await Promise.all(
    Array.from({ length: times.length * 3 }, (_, asker) => press(staff, times[asker % times.length]!, asker)),
  );
  expect(again.every(({ status }) => status === 303 || status === 409)).toBe(true);
  expect(listed(await read(`${LIST}?day=${day}`, staff.cookie))).toHaveLength(times.length);
  expect((await dayOf(staff.cookie)).times).toEqual([]);
}, 60_000);
