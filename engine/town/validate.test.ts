import { expect, test } from "bun:test";
import alzey from "../../fixtures/towns/alzey.json";
import tangermuende from "../../fixtures/towns/more/tangermuende.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { sentence } from "./problem.ts";
import { isProblems, readTown, readTowns } from "./validate.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

const documents = [
  { document: "zeitz.json", json: zeitz },
  { document: "alzey.json", json: alzey },
  { document: "more/tangermuende.json", json: tangermuende },
];

test("a right document is read: Zeitz, Alzey and the third town, alone and together", () => {
  for (const { document, json } of documents) expect(readTown(json, document)).toBe(json as never);
  expect(readTowns(documents).map((town) => ("id" in town ? town.id : sentence(town)))).toEqual([
    "zeitz",
    "alzey",
    "tangermuende",
  ]);
});

const mistakes: [changed: string, value: unknown, place: string, reason: string][] = [
  ["schema", 2, "schema", "must be one of 1, not 2"],
  ["id", "Zeitz!", "id", "must be an id of a-z, 0-9 and -"],
  ["id", "a".repeat(33), "id", "at most 32"],
  ["id", "constructor", "id", "must be an id of a-z, 0-9 and -"],
  ["organisation", " ", "organisation", "must be 1 to 80 characters"],
  ["name", "two\nlines", "name", "without line breaks"],
  ["address", undefined, "address", "is missing"],
  ["zone", "Europe/Zeitz", "zone", "must be a time zone like Europe/Berlin"],
  ["state", "XX", "state", "must be a German federal state"],
  ["state", "toString", "state", "must be a German federal state"],
  ["languages", ["de", "tr"], "languages", "must contain en"],
  ["languages[2]", "fr", "languages[2]", "must be one of de, en,"],
  ["languages[2]", "en", "languages[2]", "repeats en"],
  ["colour", "red", "colour", "is not known here; known are schema, id,"],
  ["policy.speed", 1, "policy.speed", "is not known here"],
  ["departments", [], "departments", "must have 1 to 50 entries, not 0"],
  ["departments", "both", "departments", 'must be a list, not "both"'],
  ["departments[0]", null, "departments[0]", "must be an object, not null"],
  ["departments[0].name.en", undefined, "departments[0].name.en", "is missing"],
  ["departments[0].name.fr", "Mairie", "departments[0].name.fr", "is not known here"],
  ["departments[1].id", "buergerbuero", "departments[1].id", "is already the department at departments[0]"],
  ["departments[0].opening.week.8", [["09:00", "12:00"]], "departments[0].opening.week.8", "is not known"],
  [
    "departments[0].opening.week.1[0][0]",
    "9:00",
    "departments[0].opening.week.1[0][0]",
    "must be a wall time",
  ],
  [
    "departments[0].opening.week.1[0][1]",
    "24:00",
    "departments[0].opening.week.1[0][1]",
    "must be a wall time",
  ],
  [
    "departments[0].opening.week.1[0]",
    ["09:00"],
    "departments[0].opening.week.1[0]",
    "must have 2 to 2 entries",
  ],
  [
    "departments[0].opening.week.1[0]",
    ["12:00", "09:00"],
    "departments[0].opening.week.1[0]",
    "must end after it begins: 12:00 to 09:00",
  ],
  [
    "departments[0].opening.week.1[1][0]",
    "11:30",
    "departments[0].opening.week.1[1]",
    "must begin after the span before it ends: 11:30 is not after 12:00",
  ],
  [
    "departments[0].opening.closures[0].from",
    "2026-02-30",
    "departments[0].opening.closures[0].from",
    "must be a date",
  ],
  [
    "departments[0].opening.closures[0].to",
    "2026-12-01",
    "departments[0].opening.closures[0].to",
    "lies before",
  ],
  [
    "departments[0].opening.extra",
    [
      { date: "2026-12-05", spans: [["09:00", "12:00"]] },
      { date: "2026-12-05", spans: [["13:00", "12:00"]] },
    ],
    "departments[0].opening.extra[1].date",
    "is opened twice",
  ],
  ["contact.phone", "call us", "contact.phone", "a telephone number"],
  ["contact.web", "http://www.town.example", "contact.web", "an https address"],
  ["departments[0].opening.last_ticket_min", 241, "departments[0].opening.last_ticket_min", "from 0 to 240"],
  ["queues[1].id", "AB", "queues[1].id", "must be a single capital letter"],
  ["queues[1].id", "O", "queues[1].id", "but neither I nor O: O001 reads like 0001"],
  ["queues[1].id", "I", "queues[1].id", "but neither I nor O"],
  ["queues[1].id", "ä", "queues[1].id", "must be a single capital letter"],
  ["queues[1].id", "A", "queues[1].id", "is already the queue at queues[0]: A"],
  ["services[3].queue", "Q", "services[3].queue", "names no queue: Q is not among A, M, S, G, K"],
  ["services[3].department", "bau", "services[3].department", "names no department: bau is not among"],
  ["services[3].id", "reisepass", "services[3].id", "is already the service at services[2]"],
  ["services[3].duration_min", "10", "services[3].duration_min", 'whole number from 1 to 240, not "10"'],
  ["services[3].duration_min", 0, "services[3].duration_min", "whole number from 1 to 240"],
  ["services[3].duration_min", 7.5, "services[3].duration_min", "whole number from 1 to 240"],
  ["services[3].documents[0].de", "", "services[3].documents[0].de", "must be 1 to 400 characters"],
  ["services[3].daily_contingent", -1, "services[3].daily_contingent", "from 1 to 999"],
  ["services[3].walk_in", "yes", "services[3].walk_in", "must be true or false"],
  ["services[3].leika", "99", "services[3].leika", "must be a LeiKa key of 14 digits"],
  [
    "services[3].online",
    { url: "javascript:alert(1)", text: { de: "a", en: "a" } },
    "services[3].online.url",
    "https",
  ],
  ["counters[0].id", "counter-one", "counters[0].id", "at most 8"],
  ["counters[1].id", "1", "counters[1].id", "is already the counter at counters[0]: 1"],
  ["counters[0].department", "bau", "counters[0].department", "names no department"],
  ["counters[0].services[1]", "visum", "counters[0].services[1]", "names no service: visum is not among"],
  ["counters[0].services[1]", "ausweis-beantragen", "counters[0].services[1]", "repeats ausweis-beantragen"],
  ["counters[0].helps[0].service", "visum", "counters[0].helps[0].service", "names no service"],
  [
    "counters[0].helps[0].service",
    "reisepass",
    "counters[0].helps[0].service",
    "is served at this counter anyway",
  ],
  ["counters[0].sign", "zeitz-sign-9", "counters[0].sign", "names no device: zeitz-sign-9 is not among"],
  [
    "counters[0].sign",
    "zeitz-board-foyer",
    "counters[0].sign",
    "kind sign, but zeitz-board-foyer is a board",
  ],
  ["counters[1].sign", "zeitz-sign-1", "counters[1].sign", "is already the sign of counter 1"],
  ["counters[1].more_signs", ["zeitz-sign-1"], "counters[1].more_signs[0]", "the sign of counter 1"],
  ["counters[1].more_signs", ["zeitz-sign-2"], "counters[1].more_signs[0]", "the sign of counter 2"],
  ["counters[1].more_signs", ["zeitz-board-foyer"], "counters[1].more_signs[0]", "kind sign, but"],
  [
    "counters[4].services",
    ["kita-aendern"],
    "services[13]",
    "is served at no counter: no services list has kita-platz",
  ],
  ["kiosks[0].id", "zeitz-kiosk-hof", "kiosks[0].id", "names no device"],
  ["kiosks[0].printer", "zeitz-sign-1", "kiosks[0].printer", "kind printer, but zeitz-sign-1 is a sign"],
  ["boards[0].id", "zeitz-sign-1", "boards[0].id", "kind board, but zeitz-sign-1 is a sign"],
  ["devices[0].kind", "robot", "devices[0].kind", "must be one of kiosk, buttonbox,"],
  ["devices[1].id", "zeitz-sign-1", "devices[4].id", "is already the device at devices[1]"],
  ["devices[1].id", "zeitz/printer", "devices[1].id", "must be an id"],
  ["devices[2].printer", "zeitz-nowhere", "devices[2].printer", "names no device"],
  ["devices[3].printer", "zeitz-printer-foyer", "devices[3].printer", "belongs to a button box only"],
  ["policy.dispatch", "lottery", "policy.dispatch", "must be one of appointments-first, fair, by-arrival"],
  ["policy.max_overtakings", 100, "policy.max_overtakings", "from 0 to 99"],
  ["policy.call.answer_s", 4, "policy.call.answer_s", "from 5 to 600"],
  ["policy.call.calls", 0, "policy.call.calls", "from 1 to 9"],
  ["policy.call.unanswered", "shout", "policy.call.unanswered", "must be one of missed, ask"],
  ["policy.missed.back_min", 241, "policy.missed.back_min", "from 0 to 240"],
  ["policy.missed.behind", -1, "policy.missed.behind", "from 0 to 99"],
  ["policy.step_out_min", 1e9, "policy.step_out_min", "from 0 to 240"],
  ["policy.print_answer_s", 2, "policy.print_answer_s", "from 3 to 300"],
  ["policy.due_before_min", null, "policy.due_before_min", "from 0 to 120"],
  ["notices[0]", "Markt", "notices[0]", "must be an object"],
];

for (const [changed, value, place, reason] of mistakes) {
  test(`a mistake is refused with place and reason: ${changed} = ${JSON.stringify(value)?.slice(0, 50)}`, () => {
    const found = problemsOf(zeitzWith(changed, value));
    const there = found.find(({ path }) => path === place);
    expect(there && sentence(there), found.map(sentence).join("\n")).toContain(`zeitz.json: ${place} `);
    expect(
      found
        .filter(({ path }) => path === place)
        .map((problem) => problem.reason)
        .join("; "),
    ).toContain(reason);
  });
}

test("what is no document at all is refused as a whole", () => {
  for (const json of [null, 5, "zeitz", [], undefined]) {
    expect(problemsOf(json).map(sentence)).toEqual([
      expect.stringMatching(/^zeitz\.json: the document must be an object, not .+\.$/),
    ]);
  }
});

test("a key named __proto__ is refused like any unknown key", () => {
  const json: unknown = JSON.parse(JSON.stringify(zeitz).replace('"schema":1', '"schema":1,"__proto__":{}'));
  expect(problemsOf(json).map(({ path }) => path)).toEqual(["__proto__"]);
});

test("all problems come at once: wrong shapes and wrong references", () => {
  const json = zeitzWith("services[3].queue", "Q") as { zone: unknown; counters: { sign?: unknown }[] };
  json.zone = 5;
  json.counters[2]!.sign = "zeitz-sign-77";
  expect(problemsOf(json).map(({ path }) => path)).toEqual(["zone", "services[3].queue", "counters[2].sign"]);
});

test("a wrong entry is one problem: what refers to it is not called wrong too", () => {
  expect(problemsOf(zeitzWith("departments[1].name", "Kita")).map(({ path }) => path)).toEqual([
    "departments[1].name",
  ]);
  expect(problemsOf(zeitzWith("counters[4].way", "oben")).map(({ path }) => path)).toEqual([
    "counters[4].way",
  ]);
});

test("town and device ids are unique across the installation", () => {
  const copy = structuredClone(zeitz);
  const read = readTowns([
    { document: "zeitz.json", json: zeitz },
    { document: "copy.json", json: copy },
  ]);
  const lines = isProblems(read) ? read.map(sentence) : [];
  expect(lines).toContain("copy.json: id is already the town of zeitz.json: zeitz.");
  expect(lines).toContain("copy.json: devices[0].id is already a device of zeitz.json: zeitz-kiosk-foyer.");
  expect(lines).toHaveLength(1 + zeitz.devices.length);
});
