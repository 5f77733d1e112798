// Rule: every topic and payload is Star's own, byte by byte; what a Star printer says is said in our words.
import { expect, test } from "bun:test";
import { manualClock } from "../../fixtures/clock.ts";
import type { RawMessage } from "../broker/raw-topics.ts";
import { mayPublish, maySubscribe } from "../broker/rights.ts";
import type { Ticket } from "../contract/command.ts";
import type { WireMessage } from "../contract/write.ts";
import { type Refused, refuse } from "../refused.ts";
import { readStarTicket } from "../simulator/printer/read-starprnt.ts";
import { driveStar, healthOf } from "./star-mqtt.ts";
import { starRights } from "./star-topics.ts";

const MAC = "00:11:62:0a:bb:cc";
const ID = "01JD3ZK9V4T8Q2M6N0P5R7S1WA";
const TICKET: Ticket = {
  number: "A023",
  queue: "Bürgerbüro",
  service: "Führungszeugnis: 13 €",
  waiting: 2,
  range_min: [5, 15],
  issued_at: "2026-03-05T09:07:00+01:00",
  url: "https://zeitz.example/t/abc",
  language: "tr",
  location: "Rathaus Zeitz",
  way: "Łódź, Київ",
};

function setUp(refused?: Refused<"bus-offline" | "bus-lost">) {
  const said: [path: string, payload: unknown][] = [];
  const sent: WireMessage[] = [];
  let hear: (message: RawMessage) => void = () => {};
  const topics: string[] = [];
  const bus = {
    connected: true,
    async sendRaw(message: WireMessage) {
      sent.push(message);
      return refused;
    },
    onRaw(wanted: readonly string[], heard: typeof hear) {
      topics.push(...wanted);
      hear = heard;
      return () => {};
    },
    onConnection: () => () => {},
  };
  const say = (path: string, payload: unknown) => void said.push([path, payload]);
  const printer = driveStar(
    { type: "star-mqtt", mac: MAC },
    { clock: manualClock(), log: () => {}, say },
    bus,
  );
  const tell = (method: string, payload: object | string) =>
    hear({
      topic: `star/cloudprnt/to-server/${MAC}/${method}`,
      payload: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)),
    });
  const results = () => said.filter(([path]) => path === "res/print").map(([, payload]) => payload);
  const print = () => printer.print({ id: ID, at: 0, expires_at: 10_000, args: { ticket: TICKET } });
  return { said, sent, topics, tell, print, results, printer };
}

test("it listens to that printer's three topics, and asks how it is", () => {
  const { topics, sent, printer } = setUp();
  expect(topics).toEqual([
    `star/cloudprnt/to-server/${MAC}/client-status`,
    `star/cloudprnt/to-server/${MAC}/print-result`,
    `star/cloudprnt/to-server/${MAC}/client-will`,
  ]);
  expect(sent.map(({ payload, ...rest }) => ({ ...rest, payload: payload.toString() }))).toEqual([
    {
      topic: `star/cloudprnt/to-device/${MAC}/request-client-status`,
      payload: '{"title":"request-client-status"}',
      qos: 0,
      retain: false,
    },
  ]);
  printer.close();
});

test("a job is one message with the whole ticket, which is read back from its bytes in every alphabet", () => {
  const { sent, print, results, printer } = setUp();
  print();
  print();
  const [, job, more] = sent;
  expect(more).toBe(undefined);
  expect([job?.topic, job?.qos, job?.retain]).toEqual([
    `star/cloudprnt/to-device/${MAC}/print-job`,
    0,
    false,
  ]);
  const { printData, ...rest } = JSON.parse(job?.payload.toString() ?? "");
  expect(rest).toEqual({
    title: "print-job",
    jobToken: ID,
    jobType: "raw",
    mediaTypes: ["application/vnd.star.starprnt"],
  });
  const { lines, heights, qr, cut } = readStarTicket(Buffer.from(printData, "base64"));
  for (const line of ["A023", "Führungszeugnis: 13 €", "Önünüzde bekleyen: 2", "Łódź, Київ"])
    expect(lines).toContain(line);
  expect(lines).toContain("Lütfen çağrılmayı bekleyin.");
  expect([heights[lines.indexOf("A023")], qr, cut]).toEqual([6, TICKET.url, true]);
  expect(results()).toEqual([
    { id: ID, status: "accepted" },
    { id: ID, status: "duplicate", detail: "accepted" },
  ]);
  printer.close();
});

const ENDS: [success: boolean, statusCode: string, means: object][] = [
  [true, "200%20OK", { status: "done" }],
  [true, "211%20OK%2C%20Paper%20Low", { status: "done" }],
  [false, "410%20Out%20of%20paper", { status: "failed", code: "paper-out" }],
  [false, "411%20Paper%20jam", { status: "failed", code: "printer-fault" }],
  [false, "420%20Cover%20open", { status: "failed", code: "cover-open" }],
  [false, "510%20Incompatible", { status: "failed", code: "unsupported-media" }],
  [false, "520%20Timeout", { status: "failed", code: "unknown" }],
  [false, "200%20OK", { status: "failed", code: "unknown" }],
];
for (const [printSucceeded, statusCode, means] of ENDS) {
  test(`print-result ${printSucceeded} ${statusCode} is ${JSON.stringify(means)}, told twice too`, () => {
    const { tell, print, results, printer } = setUp();
    print();
    for (let times = 0; times < 2; times++)
      tell("print-result", { title: "print-result", jobToken: ID, printSucceeded, statusCode });
    expect(results().slice(1)).toEqual([{ id: ID, ...means }]);
    printer.close();
  });
}

const WORDS: [status: string, health: object][] = [
  ["200%20OK", { paper: "ok", cover: "closed", ticket_in_exit: false, errors: [] }],
  ["211%20OK%2C%20Paper%20Low", { paper: "low", cover: "closed", ticket_in_exit: false, errors: [] }],
  ["221%20OK%2C%20Paper%20present", { paper: "ok", cover: "closed", ticket_in_exit: true, errors: [] }],
  ["410%20Out%20of%20paper", { paper: "out", cover: "closed", ticket_in_exit: false, errors: ["paper-out"] }],
  ["420%20Cover%20open", { paper: "ok", cover: "open", ticket_in_exit: false, errors: ["cover-open"] }],
  ["411%20Paper%20jam", { paper: "ok", cover: "closed", ticket_in_exit: false, errors: ["printer-fault"] }],
];
for (const [statusCode, health] of WORDS) {
  test(`client-status ${statusCode} is ${JSON.stringify(health)}`, () => {
    expect(healthOf(statusCode)).toEqual(health as never);
    const { tell, said, printer } = setUp();
    tell("client-status", { title: "client-status", statusCode, printingInProgress: false });
    expect(said.findLast(([path]) => path === "state/health")?.[1]).toMatchObject(health);
    expect(said.at(-1)).toEqual(["state/availability", "online"]);
    tell("client-will", { title: "client-will" });
    expect(said.at(-1)).toEqual(["state/availability", "offline"]);
    printer.close();
  });
}

test("garbage, half messages and wrong shapes say nothing", () => {
  const { tell, said, print, printer } = setUp();
  print();
  const before = said.length;
  for (const word of ["", "{", "null", "[]", '{"statusCode":5}', '{"statusCode":"OK"}', '{"jobToken":"x"}'])
    for (const method of ["client-status", "print-result"]) tell(method, word);
  expect(said.length).toBe(before);
  printer.close();
});

test("a bus that was away sent nothing; one that went away meanwhile leaves it unknown", async () => {
  for (const [code, means] of [
    ["bus-offline", "bus-offline"],
    ["bus-lost", "unknown"],
  ] as const) {
    const { print, results, printer } = setUp(refuse(code, "."));
    print();
    await Promise.resolve();
    await Promise.resolve();
    expect(results().at(-1)).toEqual({ id: ID, status: "failed", code: means });
    printer.close();
  }
});

test("its rights are its own topics and nothing else", () => {
  const rights = starRights(MAC);
  const other = MAC.replace("cc", "cd");
  expect(mayPublish(rights, `star/cloudprnt/to-server/${MAC}/print-result`)).toBe(true);
  expect(mayPublish(rights, `star/cloudprnt/to-server/${other}/print-result`)).toBe(false);
  expect(mayPublish(rights, `star/cloudprnt/to-device/${MAC}/print-job`)).toBe(false);
  expect(maySubscribe(rights, `star/cloudprnt/to-device/${MAC}/#`)).toBe(true);
  for (const filter of ["star/cloudprnt/to-device/#", `star/cloudprnt/to-device/${other}/#`, "#"])
    expect(maySubscribe(rights, filter)).toBe(false);
});
