// Rule: what the agent has answered it answers again, whether the house is there or not, until the house knows of it.
import { expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keys } from "../../../engine/keys/keys.ts";
import { kitFor } from "../../../engine/outage/kit.ts";
import { manualClock } from "../../../fixtures/clock.ts";
import { tell } from "../../../fixtures/stories/tell.ts";
import { isRefused } from "../../refused.ts";
import { Away } from "./away.ts";
import { LedgerFile } from "./ledger.ts";

const DEVICE = "zeitz-printer-foyer";
const BASE = "/kiosk/zeitz/zeitz-kiosk-foyer";
const PAGE = "<p data-away-number></p>";
const WHY = { closed: "-", "contingent-used-up": "-", "numbers-used-up": "-", "printer-not-ready": "-" };
const PAGES = {
  base: BASE,
  start: "-",
  languages: { de: { matters: "-", number: PAGE, ...WHY } },
  assets: [],
};

test("a page sent once more, and the number's own page; no other press, and nothing once it is handed over", async () => {
  const file = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const kept = LedgerFile.open(file, DEVICE);
  if (isRefused(kept)) throw new Error(kept.sentence);
  kept.keep("pages", JSON.stringify(PAGES));
  const ledger = kept.id;
  kept.close();
  const away = Away.open({
    ...{ ledger_file: file, device: DEVICE, house: new URL("http://127.0.0.1:9"), presses: null },
    paper: { ready: () => true, print: async () => "printed" },
    ...{ say: () => {}, connected: () => false, log: () => {}, clock: manualClock() },
    unset: { boot: "boot-1", ms: () => 0 },
  });
  if (isRefused(away)) throw new Error(away.sentence);
  const { state, now } = tell().ask(`device:${DEVICE}`, { type: "lend-series", ledger, device: DEVICE });
  away.equip(kitFor(state, ledger, { keys: new Keys("kept"), now, publicUrl: "https://x.example" })!, false);

  const at = (path: string) => new URL(`http://127.0.0.1${BASE}${path}`);
  const body = (id: string) => new URLSearchParams({ id, service: "ausweis-beantragen" }).toString();
  const post = (id: string) => away.kiosk.again(at("/tickets?lang=de"), body(id));
  expect(await post("press-0001")).toBeNull();
  const request = new Request(at("/tickets?lang=de"), { method: "POST" });
  const drawn = await away.kiosk.answer(request, at("/tickets?lang=de"), body("press-0001"));
  const to = drawn?.headers.get("location") ?? "";
  expect(to).toContain("-A901.");
  expect((await post("press-0001"))?.headers.get("location")).toBe(to);
  expect(await post("press-0002")).toBeNull();
  const page = new URL(to, "http://127.0.0.1");
  expect(await (await away.kiosk.again(page, null))?.text()).toContain("A901");
  expect(await away.kiosk.again(at("/services?lang=de"), null)).toBeNull();

  away.confirmed({ id: "12345678", ledger, status: "done", read: 1, read_press: "press-0001" });
  expect(await away.kiosk.again(page, null)).toBeNull();
  expect((await post("press-0001"))?.headers.get("location")).toBe(to);
  await away.close();
  await rm(file, { force: true });
});
