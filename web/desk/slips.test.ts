// Rule: the desk hears of each ticket's latest slip only, in words, and is offered paper again only of a number that is still wanted.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { isRefused } from "../../engine/refusal.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { warningsOf } from "./warnings.ts";

const PRINTER = "zeitz-printer-foyer";
let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

/** Somebody draws, and wants paper; the ticket's id. */
async function draw(): Promise<string> {
  const wish = { service: "reisepass", language: "de", channel: "kiosk", medium: "paper" } as const;
  const answer = await foyer.ask("zeitz", { type: "draw", ...wish, printer: PRINTER });
  if (isRefused(answer) || !answer.ticket) throw new Error(JSON.stringify(answer));
  return answer.ticket;
}
const fares = async (job: string, event: "printed" | "handed" | "failed" | "lost", code?: string) => {
  const about = { type: "report-print", job } as const;
  await foyer.ask("zeitz", { ...about, event: "sent" }, `device:${PRINTER}`);
  await foyer.ask("zeitz", { ...about, event, code }, `device:${PRINTER}`);
};
const again = (ticket: string) =>
  foyer.ask("zeitz", { type: "print", ticket, printer: PRINTER }, "staff:anna");
const slips = () =>
  lookAt(foyer, "zeitz", (state) => warningsOf(state, foyer.engine.fleet).filter(({ job }) => job));
const sentences = async () => (await slips()).map(({ sentence }) => sentence);

for (const [code, why] of [
  ["printer-fault", "Störung am Drucker"],
  ["unsupported-media", "Der Drucker versteht den Auftrag nicht"],
  ["expired", "Der Drucker war nicht bereit"],
  ["unknown", "Grund unbekannt"],
  ["drawn-already", "Derselbe Tastendruck hat ohne Netz schon einen Zettel gegeben"],
  ["constructor", "Fehler: constructor"],
] as const)
  test(`${code} is said in words`, async () => {
    await fares(`${await draw()}-p1`, "failed", code);
    expect(await sentences()).toEqual([`Zettel A001 wurde nicht gedruckt: ${why}.`]);
  });

for (const event of ["printed", "handed"] as const)
  test(`once a later slip is ${event}, nothing is said of the earlier one, also after a restart`, async () => {
    const ticket = await draw();
    await fares(`${ticket}-p1`, "failed", "paper-out");
    await again(ticket);
    expect(await sentences()).toEqual(["Zettel A001 wurde nicht gedruckt: kein Papier."]);
    await fares(`${ticket}-p2`, event);
    expect(await sentences()).toEqual([]);
    await foyer.restart();
    expect(await sentences()).toEqual([]);
  });

test("of several that failed the last speaks, whatever its number has digits", async () => {
  const ticket = await draw();
  await fares(`${ticket}-p1`, "lost");
  for (let nth = 2; nth <= 10; nth++) {
    await again(ticket);
    await fares(`${ticket}-p${nth}`, "failed", nth === 10 ? "cover-open" : "offline");
  }
  expect(await sentences()).toEqual(["Zettel A001 wurde nicht gedruckt: Klappe offen."]);
  await foyer.restart();
  expect(await sentences()).toEqual(["Zettel A001 wurde nicht gedruckt: Klappe offen."]);
});

test("paper again is offered of who waits, not of who has gone, nor where the press has other paper", async () => {
  const [waits, gone, drawn] = [await draw(), await draw(), await draw()];
  for (const ticket of [waits, gone]) await fares(`${ticket}-p1`, "failed", "offline");
  await fares(`${drawn}-p1`, "failed", "drawn-already");
  await foyer.ask("zeitz", { type: "cancel", ticket: gone }, "staff:anna");
  expect((await slips()).map(({ ticket }) => ticket)).toEqual([waits, undefined, undefined]);
  const refused = await again(gone);
  expect(isRefused(refused) && refused.code).toBe("not-possible");
});
