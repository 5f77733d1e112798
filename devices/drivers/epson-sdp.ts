import type { Driver } from "../../engine/town/driver.ts";
import type { Health } from "../contract/state.ts";
import type { PrintCommand } from "../printer/print-jobs.ts";
import { encodeTicket } from "../printer/ticket.ts";
import { USUAL_COLUMNS } from "./columns.ts";
import type { DrivenPrinter, DriverPorts, Visit } from "./driver.ts";
import { Handed } from "./handed.ts";
import { PrinterPresence } from "./printer-presence.ts";

/** A printer asks every few seconds; one that was silent for so long is switched off. */
const SILENCE_MS = 30_000;
const NOTHING = { status: 200, type: "text/xml; charset=utf-8", body: "" } as const;

/**
 * Epson Server Direct Print (TM-i firmware 4.1, TM-DT 3.0, TM-T88VI and later): the printer asks for work over HTTP and
 * reports with `SetResponse`. The document holds raw ESC/POS in a `command` element, because it knows no code pages.
 */
export function driveEpson(
  { columns = USUAL_COLUMNS }: Extract<Driver, { type: "epson-sdp" }>,
  ports: DriverPorts,
  silence_ms = SILENCE_MS,
): DrivenPrinter {
  const { say, clock, log } = ports;
  const presence = new PrinterPresence(ports, { model: "Epson Server Direct Print", silence_ms });
  const jobs = new Handed<PrintCommand>((result) => say("res/print", result), clock);

  /** At most one job with each answer: a paper end then spoils one ticket, not two. */
  function next(): Visit["answer"] {
    const command = jobs.hand();
    if (!command) return NOTHING;
    const bytes = bytesOf(command, columns);
    if (!bytes) {
      jobs.end(command.id, { status: "failed", code: "unsupported-media" });
      return next();
    }
    return { ...NOTHING, body: printRequest(command.id, bytes) };
  }

  function hear(xml: string): void {
    const results = readResults(xml);
    if (results === null) log({ level: "warn", what: "printer answered nonsense" });
    for (const { id, status, ...outcome } of results ?? []) {
      if (status !== undefined) presence.is(healthOf(status));
      if (id !== undefined) jobs.end(id, outcomeOf(outcome));
      // Without a job's name it is the document that was not understood: none of it was printed.
      else if (!outcome.success) jobs.endAll({ status: "failed", code: "printer-fault" });
    }
  }

  return {
    print: (command) => jobs.take(command),
    visit({ form }) {
      presence.there();
      const kind = form.get("ConnectionType");
      if (kind === "GetRequest") return next();
      if (kind === "SetResponse") hear(form.get("ResponseFile") ?? "");
      if (kind === "SetStatus") {
        const status = /asbstatus\W{1,4}(0x[0-9a-f]{1,8}|\d{1,10})\b/i.exec(form.get("Status") ?? "")?.[1];
        if (status !== undefined) presence.is(healthOf(Number(status)));
      }
      return NOTHING;
    },
    close: () => presence.close(),
  };
}

function bytesOf({ args }: PrintCommand, columns: number): Uint8Array | undefined {
  if (!("ticket" in args)) return undefined;
  const bytes = encodeTicket(args.ticket, { columns }, args.slip);
  // `ESC @` would also reset the automatic status that the printer's own software listens to.
  return bytes[0] === 0x1b && bytes[1] === 0x40 ? bytes.subarray(2) : bytes;
}

/** The answer to `GetRequest`: version 2.00, because only that one names the job in the result. */
export function printRequest(id: string, bytes: Uint8Array): string {
  const command = Buffer.from(bytes).toString("hex");
  return [
    '<?xml version="1.0" encoding="utf-8"?><PrintRequestInfo Version="2.00"><ePOSPrint>',
    `<Parameter><devid>local_printer</devid><timeout>10000</timeout><printjobid>${id}</printjobid></Parameter>`,
    '<PrintData><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">',
    `<command>${command}</command></epos-print></PrintData></ePOSPrint></PrintRequestInfo>`,
  ].join("");
}

interface Reported {
  readonly id?: string;
  readonly success: boolean;
  readonly code: string;
  readonly status?: number;
}

/** What `SetResponse` reports, a line for each job; null for what is no such report. */
function readResults(xml: string): Reported[] | null {
  if (!xml.includes("<PrintResponseInfo")) return null;
  return xml.split("<ePOSPrint>").flatMap((part, index) => {
    const response = /<response\b([^>]*)>/i.exec(part)?.[1];
    if (response === undefined) return [];
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]{0,40})"`, "i").exec(response)?.[1];
    const success = /^(true|1)$/i.test(attribute("success") ?? "");
    const status = attribute("status");
    const id = index > 0 ? /<printjobid>([0-9A-Z]{1,30})<\/printjobid>/.exec(part)?.[1] : undefined;
    const bits = status && /^\d{1,10}$/.test(status) ? Number(status) : undefined;
    return [{ id, success, code: attribute("code") ?? "", status: bits }];
  });
}

/** Codes that leave the paper as it was, or spoilt; every other failure leaves it open whether the ticket came out. */
const SPOILT: Readonly<Record<string, string>> = {
  EPTR_REC_EMPTY: "paper-out",
  EPTR_COVER_OPEN: "cover-open",
  EPTR_CUTTER: "printer-fault",
  EPTR_MECHANICAL: "printer-fault",
  EPTR_UNRECOVERABLE: "printer-fault",
  EX_BADPORT: "offline",
  DeviceNotFound: "printer-fault",
  SchemaError: "printer-fault",
  PrintSystemError: "printer-fault",
};

function outcomeOf({ success, code }: Pick<Reported, "success" | "code">) {
  if (success) return { status: "done" } as const;
  const known = Object.hasOwn(SPOILT, code) ? SPOILT[code] : undefined;
  return { status: "failed", code: known ?? "unknown" } as const;
}

/** The printer's status word (bits as in Epson's ePOS-Print manual) as health. */
export function healthOf(status: number): Pick<Health, "paper" | "cover" | "cutter" | "errors"> {
  if (status & 0x1) return { errors: ["offline"] };
  const open = (status & 0x20) !== 0;
  const out = (status & 0x80000) !== 0;
  const cutter = (status & 0x800) !== 0;
  const fault = cutter || (status & 0x6400) !== 0;
  const errors = [open && "cover-open", out && "paper-out", fault && "printer-fault"];
  return {
    paper: out ? "out" : (status & 0x20000) !== 0 ? "low" : "ok",
    cover: open ? "open" : "closed",
    cutter: cutter ? "error" : "ok",
    errors: errors.filter((error) => error !== false),
  };
}
