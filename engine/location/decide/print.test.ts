import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PRINTER = "zeitz-printer-foyer";
const JOB = "zeitz-20261117-A001-p1";
const queued = () =>
  tell().opens("1").visitor("draw", {
    service: "ausweis-beantragen",
    medium: "paper",
    language: "de",
    channel: "kiosk",
    printer: PRINTER,
  });
const told = (event: "sent" | "printed" | "failed" | "handed", story = queued()) =>
  story.visitor("report-print", { job: JOB, event });

prove([
  ["paper is sent", () => told("sent"), ["A001-p1 sent"]],
  ["and printed", () => told("printed", told("sent")), ["A001-p1 printed"]],
  ["or fails", () => told("failed", told("sent")), ["A001-p1 failed"]],
  [
    "given to a kiosk's browser, it is out of our hands",
    () => told("handed", told("sent")),
    ["A001-p1 handed"],
  ],
  ["and is asked about no more", () => told("handed", told("sent")).at("09:05"), []],
  [
    "paper that was never sent is not printed",
    () => told("printed"),
    "not-possible: The print job is already queued",
  ],
  [
    "what failed stays failed",
    () => told("printed", told("failed")),
    "not-possible: The print job is already failed",
  ],
  ["a printer that takes nothing lets the paper go", () => queued().at("09:00:15"), ["A001-p1 expired"]],
  ["one that took it and is silent leaves it unknown", () => told("sent").at("09:00:15"), ["A001-p1 lost"]],
  ["a late answer is still believed", () => told("printed", told("sent").at("09:05")), ["A001-p1 printed"]],
  [
    "once more is a job of its own",
    () => queued().clerk("1", "print", { ticket: "A001", printer: PRINTER }),
    ["A001-p2 queued"],
  ],
  [
    "of no ticket there is no paper",
    () => queued().clerk("1", "print", { ticket: "A099", printer: PRINTER }),
    "unknown-ticket: There is no such ticket today",
  ],
  [
    "of a visit that is over neither",
    () =>
      queued()
        .visitor("cancel", { ticket: "A001" })
        .clerk("1", "print", { ticket: "A001", printer: PRINTER }),
    "not-possible: The visit is over",
  ],
  [
    "somebody has seen that it failed",
    () => told("failed").clerk("1", "see-print", { job: JOB }),
    ["A001-p1 seen"],
  ],
  [
    "nobody has seen a job there was not",
    () => queued().clerk("1", "see-print", { job: "x" }),
    "unknown-job: There is no such print job",
  ],
]);
