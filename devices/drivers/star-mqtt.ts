import { type Static, type TSchema, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Driver } from "../../engine/town/driver.ts";
import type { Bus } from "../broker/bus.ts";
import type { RawMessage } from "../broker/raw-topics.ts";
import type { Health } from "../contract/state.ts";
import type { PrintCommand } from "../printer/print-jobs.ts";
import { encodeTicket } from "../printer/ticket.ts";
import { isRefused } from "../refused.ts";
import { USUAL_COLUMNS } from "./columns.ts";
import type { DrivenPrinter, DriverPorts } from "./driver.ts";
import { Handed } from "./handed.ts";
import { PrinterPresence } from "./printer-presence.ts";
import { toDevice, toServer } from "./star-topics.ts";

/** The printer tells its status on change only; asked for it, a printer that is there answers at once. */
const ASK_EVERY_MS = 60_000;
const SILENCE_MS = 150_000;

const StatusCode = Type.String({ pattern: "^\\d{3}", maxLength: 120 });
const Status = Type.Object({ statusCode: StatusCode });
const Result = Type.Object({
  jobToken: Type.String({ maxLength: 64 }),
  printSucceeded: Type.Boolean(),
  statusCode: StatusCode,
});

/** Star CloudPRNT over MQTT ("Full MQTT", Protocol Guide 2.4): the whole job is in the message. */
export function driveStar(
  { mac, columns = USUAL_COLUMNS }: Extract<Driver, { type: "star-mqtt" }>,
  ports: DriverPorts,
  bus: Pick<Bus, "sendRaw" | "onRaw" | "connected" | "onConnection">,
): DrivenPrinter {
  const { say, clock, log } = ports;
  const presence = new PrinterPresence(ports, { model: "Star CloudPRNT", silence_ms: SILENCE_MS });
  const jobs = new Handed<PrintCommand>((result) => say("res/print", result), clock);

  /**
   * QoS 0 on purpose: the printer keeps its session, and a job of QoS 1 that it missed would be printed when it is back,
   * minutes after its visitor took the code from the screen; delivered once more after a power cut, it would be printed twice.
   */
  const send = (method: string, payload: object) => {
    const words = Buffer.from(JSON.stringify({ title: method, ...payload }));
    return bus.sendRaw({ topic: toDevice(mac, method), payload: words, qos: 0, retain: false });
  };
  const ask = () => {
    if (bus.connected) send("request-client-status", {}).catch(failed);
  };
  const failed = (error: unknown) => log({ level: "error", what: "printer not told", error });

  async function print(): Promise<void> {
    const command = jobs.hand();
    if (!command) return;
    const { id, args } = command;
    if (!("ticket" in args)) return jobs.end(id, { status: "failed", code: "unsupported-media" });
    const bytes = encodeTicket(args.ticket, { columns }, args.slip, "star-prnt");
    const refused = await send("print-job", {
      jobToken: id,
      jobType: "raw",
      mediaTypes: ["application/vnd.star.starprnt"],
      printData: Buffer.from(bytes).toString("base64"),
    });
    if (isRefused(refused))
      jobs.end(id, { status: "failed", code: refused.code === "bus-lost" ? "unknown" : refused.code });
  }

  function hear({ topic, payload }: RawMessage): void {
    if (topic === toServer(mac, "client-will")) return presence.gone();
    const result = topic === toServer(mac, "print-result") ? read(Result, payload) : undefined;
    const status = result ?? read(Status, payload);
    if (!status) return log({ level: "warn", what: "printer answered nonsense" });
    presence.is(healthOf(status.statusCode));
    presence.there();
    if (result) jobs.end(result.jobToken, outcomeOf(result));
  }

  const topics = ["client-status", "print-result", "client-will"].map((method) => toServer(mac, method));
  const stops = [
    bus.onRaw(topics, hear),
    bus.onConnection((connected) => (connected ? ask() : presence.gone())),
  ];
  ask();
  const timer = setInterval(ask, ASK_EVERY_MS);
  return {
    print(command) {
      jobs.take(command);
      print().catch(failed);
    },
    /** The printer polls over HTTP too while MQTT is away: there is nothing to fetch. */
    visit: () => ({ status: 200, type: "application/json", body: '{"jobReady":false}' }),
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
      jobs.close();
      presence.close();
    },
  };
}

function read<S extends TSchema>(schema: S, payload: Uint8Array): Static<S> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString("utf8"));
    return Value.Check(schema, value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Codes after which no ticket lies in the exit; after every other failure it may. */
const SPOILT: readonly [prefix: string, code: string][] = [
  ["410", "paper-out"],
  ["411", "printer-fault"],
  ["420", "cover-open"],
  ["51", "unsupported-media"],
];

function outcomeOf({ printSucceeded, statusCode }: Static<typeof Result>) {
  if (printSucceeded) return { status: "done" } as const;
  const code = SPOILT.find(([prefix]) => statusCode.startsWith(prefix))?.[1];
  return { status: "failed", code: code ?? "unknown" } as const;
}

/** A status code (its digits come first, the rest is URL-encoded text) as health. */
export function healthOf(status: string): Pick<Health, "paper" | "cover" | "ticket_in_exit" | "errors"> {
  const is = (prefix: string) => status.startsWith(prefix);
  const paper = is("410") ? "out" : is("21") ? "low" : "ok";
  const cover = is("420") ? "open" : "closed";
  const fault = is("4") && !is("410") && !is("420");
  const errors = [paper === "out" && "paper-out", cover === "open" && "cover-open", fault && "printer-fault"];
  return {
    paper,
    cover,
    ticket_in_exit: is("22"),
    errors: errors.filter((error) => error !== false),
  };
}
