// Rule: where the ledger cannot be written, no number goes out, and what needs no ledger goes on: the house's pages and its paper.
import { expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "../../../fixtures/clock.ts";
import { LogBook } from "../../../fixtures/log-book.ts";
import { isRefused } from "../../refused.ts";
import { serveKiosk } from "../kiosk-proxy.ts";
import { Contact } from "./contact.ts";
import { HouseWatch } from "./house-watch.ts";
import { LedgerFile } from "./ledger.ts";

test("the house is looked at again and again, and what went wrong is logged", async () => {
  const path = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const ledger = LedgerFile.open(path, "printer-1");
  if (isRefused(ledger)) throw new Error(ledger.sentence);
  const [book, clock] = [new LogBook(), manualClock()];
  const contact = new Contact(ledger, { boot: "boot-1", ms: clock.now }, book.log);
  ledger.close(); // fails like a full disk: each writing throws
  using house = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response("ok") });
  const looks = Promise.withResolvers<void>();
  let planned = 0;
  const watch = new HouseWatch({
    ...{ house: new URL(house.url), log: book.log, lost: () => {} },
    heard: () => contact.heard(),
    clock: {
      now: clock.now,
      counted: clock.counted,
      after(_, look) {
        planned += 1;
        if (planned === 2) looks.resolve();
        else look();
        return () => {};
      },
    },
  });
  await looks.promise;
  watch.close();
  await rm(path, { force: true });
  expect(watch.away).toBe(false);
  expect(book.lines.map(({ what }) => what)).toContain("ledger not written");
});

test("whoever presses meanwhile is sent to the staff, and the page asks again by itself", async () => {
  const book = new LogBook();
  const kiosk = serveKiosk({
    ...{ kiosk_url: new URL("http://127.0.0.1:9"), port: 0, log: book.log },
    stead: {
      away: () => true,
      again: async () => null,
      answer: () => Promise.reject(new Error("database or disk is full")),
      kiosk: () => null,
      seen: () => {},
    },
  });
  if (isRefused(kiosk)) throw new Error(kiosk.sentence);
  const body = new URLSearchParams({ id: "press-0001", service: "pass" });
  const answer = await fetch(`http://127.0.0.1:${kiosk.port}/kiosk/a/b/tickets`, { method: "POST", body });
  expect(answer.status).toBe(502);
  expect(answer.headers.get("refresh")).toBe("5");
  expect(await answer.text()).toContain("Bitte wenden Sie sich an das Personal");
  expect(book.lines.map(({ what }) => what)).toContain("no page in the house's stead");
  await kiosk.stop();
});
