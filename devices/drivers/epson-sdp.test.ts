// Rule: a printer that comes for its work gets each ticket once, in its own words, and what it says is said in ours.
import { expect, test } from "bun:test";
import { manualClock } from "../../fixtures/clock.ts";
import type { Ticket } from "../contract/command.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";
import { driveEpson, healthOf, printRequest } from "./epson-sdp.ts";

const ID = "01JD3ZK9V4T8Q2M6N0P5R7S1WA";
const TICKET: Ticket = {
  number: "A023",
  queue: "Bürgerbüro",
  service: "Personalausweis",
  waiting: 2,
  range_min: [5, 15],
  issued_at: "2026-03-05T09:07:00+01:00",
  url: "https://zeitz.example/t/abc",
  language: "de",
  location: "Rathaus Zeitz",
};

function setUp() {
  const clock = manualClock();
  const said: unknown[] = [];
  const ports = {
    clock,
    log: () => {},
    say: (path: string, payload: unknown) => {
      if (path !== "state/info") said.push(path === "state/health" ? withoutTimes(payload) : payload);
    },
  };
  const printer = driveEpson({ type: "epson-sdp" }, ports);
  const come = (form: Record<string, string>) => printer.visit?.({ form: new URLSearchParams(form) }).body;
  const print = (id = ID, slip = {}) =>
    printer.print({ id, at: 0, expires_at: 10_000, args: { ticket: TICKET, slip } });
  return { clock, said, printer, come, print };
}
function withoutTimes(payload: unknown) {
  const { at: _, uptime_s: __, clock_offset_ms: ___, ...rest } = payload as Record<string, unknown>;
  return rest;
}
const GET = { ConnectionType: "GetRequest", ID: "TM-1" };
const answered = (response: string, id = ID) => ({
  ConnectionType: "SetResponse",
  ResponseFile: `<?xml version="1.0"?><PrintResponseInfo Version="2.00"><ePOSPrint><Parameter><devid>local_printer</devid><printjobid>${id}</printjobid></Parameter><PrintResponse><response ${response} battery="0"/></PrintResponse></ePOSPrint></PrintResponseInfo>`,
});

test("the document, byte by byte", () => {
  expect(printRequest(ID, Buffer.from("A\n"))).toBe(
    `<?xml version="1.0" encoding="utf-8"?><PrintRequestInfo Version="2.00"><ePOSPrint><Parameter><devid>local_printer</devid><timeout>10000</timeout><printjobid>${ID}</printjobid></Parameter><PrintData><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><command>410a</command></epos-print></PrintData></ePOSPrint></PrintRequestInfo>`,
  );
});

test("a ticket in it is read back from its bytes, laid out by the template; nothing to print is an empty answer", () => {
  const { come, print } = setUp();
  expect(come(GET)).toBe("");
  print(ID, { lines: ["number", "code"], footer: "Stadt Zeitz" });
  const hex = /<command>([0-9a-f]+)</.exec(come(GET) ?? "")?.[1] ?? "";
  expect(hex.startsWith("1b40")).toBe(false);
  const { lines, qr, cut } = readTicket(Buffer.from(hex, "hex"));
  expect(lines.filter(Boolean)).toEqual(["A023", "Stadt Zeitz"]);
  expect([qr, cut]).toEqual([TICKET.url, true]);
  expect(come(GET)).toBe("");
});

const ENDS: [says: string, means: object][] = [
  ['success="true" code="" status="251658262"', { status: "done" }],
  ['success="1" code="" status="251658262"', { status: "done" }],
  ['success="false" code="EPTR_REC_EMPTY" status="252182556"', { status: "failed", code: "paper-out" }],
  ['success="false" code="EPTR_COVER_OPEN" status="251658300"', { status: "failed", code: "cover-open" }],
  ['success="false" code="EPTR_CUTTER" status="251660308"', { status: "failed", code: "printer-fault" }],
  ['success="false" code="EX_BADPORT" status="1"', { status: "failed", code: "offline" }],
  ['success="false" code="EX_TIMEOUT" status="0"', { status: "failed", code: "unknown" }],
  ['success="false" code="constructor" status="0"', { status: "failed", code: "unknown" }],
  ["", { status: "failed", code: "unknown" }],
];
for (const [says, means] of ENDS) {
  test(`<response ${says}> is ${JSON.stringify(means)}`, () => {
    const { come, print, said } = setUp();
    print();
    come(GET);
    come(answered(says));
    come(answered(says));
    expect(said).toContainEqual({ id: ID, status: "accepted" });
    expect(said.filter((one) => JSON.stringify(one).includes(ID)).slice(1)).toEqual([{ id: ID, ...means }]);
  });
}

const WORDS: [status: number, health: object][] = [
  [0x0f000014, { paper: "ok", cover: "closed", cutter: "ok", errors: [] }],
  [0x0f020014, { paper: "low", cover: "closed", cutter: "ok", errors: [] }],
  [0x0f0a001c, { paper: "out", cover: "closed", cutter: "ok", errors: ["paper-out"] }],
  [0x0f00003c, { paper: "ok", cover: "open", cutter: "ok", errors: ["cover-open"] }],
  [0x0f000814, { paper: "ok", cover: "closed", cutter: "error", errors: ["printer-fault"] }],
  [0x0f002014, { paper: "ok", cover: "closed", cutter: "ok", errors: ["printer-fault"] }],
  [0x1, { errors: ["offline"] }],
];
for (const [status, health] of WORDS) {
  test(`status ${status.toString(16)} is ${JSON.stringify(health)}, reported or notified`, () => {
    expect(healthOf(status)).toEqual(health as never);
    const { come, said } = setUp();
    const xml = `<statusmonitor><printerstatus asbstatus="0x${status.toString(16)}"/></statusmonitor>`;
    come({ ConnectionType: "SetStatus", Status: xml });
    expect(said).toContainEqual(health);
  });
}

test("a document it could not read ends what was under way; nonsense ends nothing", () => {
  const { come, print, said } = setUp();
  print();
  come(GET);
  for (const file of ["", "<PrintRes", "<PrintResponseInfo>", "\u0000"])
    come({ ConnectionType: "SetResponse", ResponseFile: file });
  expect(said.at(-1)).toEqual({ id: ID, status: "accepted" });
  const refused = '<PrintResponseInfo Version="3.00"><Response Success="false"/></PrintResponseInfo>';
  come({ ConnectionType: "SetResponse", ResponseFile: refused });
  expect(said.at(-1)).toEqual({ id: ID, status: "failed", code: "printer-fault" });
});

test("it is there while it comes, and gone when it does not", async () => {
  const said: unknown[] = [];
  const gone = Promise.withResolvers<void>();
  const say = (path: string, payload: unknown) => {
    if (path !== "state/availability") return;
    said.push(payload);
    if (said.length === 3) gone.resolve();
  };
  const printer = driveEpson({ type: "epson-sdp" }, { clock: manualClock(), log: () => {}, say }, 20);
  printer.visit?.({ form: new URLSearchParams(GET) });
  await gone.promise;
  expect(said).toEqual(["offline", "online", "offline"]);
});
