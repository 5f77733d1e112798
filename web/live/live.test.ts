import { afterEach, expect, test } from "bun:test";
import { Elysia } from "elysia";
import { type Served, serve } from "../../fixtures/browser/serve.ts";
import { listen } from "../../fixtures/stream/listener.ts";
import { createLive, type Live, type LiveOptions } from "./live.ts";

type Stage = { live: Live; port: number; truth: { text: string }; renders: Record<string, number> };

const opened: { live: Live; served: Served }[] = [];

/** `/:topic/:key` streams `truth.text`; `renders` counts. */
function stage(options: LiveOptions = {}, most?: number): Stage {
  const live = createLive({ build: "b1", now: () => 42, coalesce_ms: 10, ...options });
  const truth = { text: "one" };
  const renders: Record<string, number> = {};
  const app = new Elysia().get("/:topic/:key", ({ request, params: { topic, key } }) =>
    live.stream(request, {
      key,
      topic,
      most,
      render: async () => {
        renders[key] = (renders[key] ?? 0) + 1;
        if (truth.text === "broken") throw new Error("cannot render");
        return truth.text;
      },
    }),
  );
  const served = serve(app);
  opened.push({ live, served });
  return { live, port: served.port, truth, renders };
}

afterEach(async () => {
  for (const { live, served } of opened.splice(0)) {
    live.close();
    await served.stop();
  }
});

const idOf = (heard: string) => /id: (\S+)/.exec(heard)?.[1] ?? "";
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};

test("a view is rendered once per change and sent to all who look, more than fit in one chunk", async () => {
  const { live, port, truth, renders } = stage();
  const readers = await Promise.all(Array.from({ length: 300 }, () => listen(port, "/zeitz/board")));
  await Promise.all(readers.map((reader) => reader.until("data: one")));
  expect(renders).toEqual({ board: 1 });
  truth.text = "two";
  live.changed("zeitz");
  await Promise.all(readers.map((reader) => reader.until("data: two")));
  expect(renders).toEqual({ board: 2 });
  expect(live.readers()).toBe(300);
});

test("a new reader gets the server's word and the full state; one that shows it already is told so", async () => {
  const { port } = stage();
  const first = await listen(port, "/zeitz/board");
  await first.until("data: one");
  expect(first.heard()).toContain('event: live\ndata: {"build":"b1","now":42}');
  expect(first.heard().toLowerCase()).toContain("x-accel-buffering: no");

  const again = await listen(port, "/zeitz/board", { "last-event-id": idOf(first.heard()) });
  await again.until("event: current");
  expect(again.heard()).not.toContain("data: one");

  const stale = await listen(port, "/zeitz/board", { "last-event-id": "old" });
  await stale.until("data: one");
});

test("the version is the content's: after a restart an unchanged page is still current", async () => {
  const before = stage();
  const reader = await listen(before.port, "/zeitz/board");
  await reader.until("data: one");
  const after = stage();
  const again = await listen(after.port, "/zeitz/board", { "last-event-id": idOf(reader.heard()) });
  await again.until("event: current");
});

test("a rush of changes is shown together: the first at once, then only the latest", async () => {
  const { live, port, truth, renders } = stage({ coalesce_ms: 50 });
  const reader = await listen(port, "/zeitz/board");
  await reader.until("data: one");
  for (let change = 1; change <= 200; change++) {
    truth.text = `state ${change}`;
    live.changed("zeitz");
  }
  await reader.until("data: state 200");
  expect(renders.board).toBeLessThanOrEqual(3);
});

test("a change that does not alter a view sends nothing; views nobody reads are not rendered", async () => {
  const { live, port, truth, renders } = stage();
  const reader = await listen(port, "/zeitz/board");
  await reader.until("data: one");
  live.changed("alzey");
  live.changed("zeitz");
  await until(() => renders.board === 2);
  truth.text = "two";
  live.changed("zeitz");
  await reader.until("data: two");
  expect(reader.heard().split("data: one").length).toBe(2);
  expect(Object.keys(renders)).toEqual(["board"]);

  reader.end();
  await until(() => live.readers() === 0);
  const so_far = renders.board;
  live.changed("zeitz");
  const next = await listen(port, "/zeitz/desk");
  await next.until("data: two");
  expect(renders.board).toBe(so_far);
});

test("a reader that stops reading is cut off, and the others are served meanwhile", async () => {
  const { live, port, truth } = stage({ slow_ms: 1_000 });
  const asleep = await listen(port, "/zeitz/board");
  await asleep.until("data: one");
  asleep.pause();
  const awake = await listen(port, "/zeitz/board");
  await awake.until("data: one");
  for (let turn = 0; live.readers() === 2; turn++) {
    truth.text = `turn ${turn} ${"x".repeat(256 * 1024)}`;
    live.changed("zeitz");
    await awake.until(`turn ${turn} `);
  }
  asleep.resume();
  await asleep.closed;
  expect(live.readers()).toBe(1);
});

test("a reader that lagged gets the newest state, not the backlog", async () => {
  const { live, port, truth } = stage({ slow_ms: 60_000, coalesce_ms: 1 });
  const lagging = await listen(port, "/zeitz/board");
  await lagging.until("data: one");
  lagging.pause();
  const awake = await listen(port, "/zeitz/board");
  const turns = 60;
  for (let turn = 1; turn <= turns; turn++) {
    truth.text = `turn ${turn}. ${"x".repeat(256 * 1024)}`;
    live.changed("zeitz");
    await awake.until(`turn ${turn}. `);
  }
  lagging.resume();
  await lagging.until(`turn ${turns}. `);
  const got = lagging.heard().split("data: turn ").length - 1;
  expect(got).toBeLessThan(turns);
});

test("of a view that few look at the reader longest there makes room, and the others stay", async () => {
  const { live, port } = stage({}, 2);
  const readers = [];
  for (let n = 0; n < 3; n++) {
    const reader = await listen(port, "/zeitz/phone");
    await reader.until("data: one");
    readers.push(reader);
  }
  await readers[0]?.until("\r\n0\r\n\r\n"); // the last chunk: the stream is over
  expect(live.readers()).toBe(2);
});

test("heartbeats tell the server's time", async () => {
  const { port } = stage({ heartbeat_ms: 20 });
  const reader = await listen(port, "/zeitz/board");
  await reader.until('event: hb\ndata: {"build":"b1","now":42}');
});

test("a view that cannot be rendered is reported and its readers are let go, so that they say so", async () => {
  const reports: string[] = [];
  const { live, port, truth } = stage({ report: (key, error) => reports.push(`${key}: ${error}`) });
  const reader = await listen(port, "/zeitz/board");
  await reader.until("data: one");
  truth.text = "broken";
  live.changed("zeitz");
  await reader.until("\r\n0\r\n\r\n");
  expect(reports).toEqual(["board: Error: cannot render"]);
  expect(live.readers()).toBe(0);

  truth.text = "two";
  const next = await listen(port, "/zeitz/board");
  await next.until("data: two");
});
