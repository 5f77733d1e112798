import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { AgentEnv } from "../agent-environment.ts";
import type { Result } from "../contract/command.ts";
import type { PrintOutcome } from "../printer/printer.ts";
import { obstacle } from "../printer/status.ts";
import { TendedPrinter } from "../printer/tended.ts";
import { encodeTicket } from "../printer/ticket.ts";
import { isRefused, type Refused } from "../refused.ts";
import { Away } from "./away/away.ts";
import type { PaperState } from "./away/ledger.ts";
import { slipOf } from "./away/paper.ts";
import { type DeviceLink, joinBus } from "./device-link.ts";
import type { Place } from "./place.ts";

export interface DriveOptions {
  env: AgentEnv;
  log: Log;
  clock: Clock;
  /** How long the house may take over a page before the agent answers, ms; the kiosk's usual unless said. */
  answer_ms?: number;
}

/** A printer at its place on the bus. */
export interface Driven {
  away: Away;
  close(): Promise<void>;
}

/** The printer at its place on the bus, and what it draws by itself. */
export function drive(
  { env, log, clock }: DriveOptions,
  place: Place,
): Driven | Refused<"bad-ledger" | "port-taken"> {
  let clock_offset_ms: number | null = null;
  const away = Away.open({
    ledger_file: env.ledger_file,
    device: place.device,
    house: env.kiosk_url,
    presses: env.presses,
    paper: {
      ready: () => obstacle(printer.status) === undefined,
      async print(kit, draw) {
        try {
          const { ticket, template } = slipOf(kit, draw);
          const bytes = encodeTicket(ticket, { columns: env.columns }, template);
          return PAPER[(await printer.jobs.printer.print(bytes)).outcome];
        } catch (error) {
          // The number is out; whoever has it reads it from the screen.
          log({ level: "error", what: "paper not made", seq: draw.seq, error });
          return "failed";
        }
      },
    },
    say: (path, payload) => bus.say(path, payload),
    connected: () => bus.connected,
    clock,
    log,
  });
  if (isRefused(away)) return away;
  /** What cannot be written now is said again: by the house's next kit, by our next asking. */
  const written = (work: () => void) => {
    try {
      work();
    } catch (error) {
      log({ level: "error", what: "ledger not written", error });
    }
  };
  const bus: DeviceLink = joinBus({
    url: place.mqtt_url,
    address: place,
    secret: place.secret,
    ca: place.ca ?? undefined,
    log,
    branches: ["set", "cmd", "ack"],
    heard(message, kept) {
      if (message.path === "set/kit") return written(() => away.equip(message.payload, kept));
      if (message.path === "ack/away-draws") return written(() => away.confirmed(message.payload));
      if (message.path !== "cmd/print") return;
      // Includes the way here, so it is a bound on the clock's error rather than a measurement.
      clock_offset_ms = clock.now() - message.payload.at;
      if (away.papers.wanted(message.payload)) void printer.jobs.take(message.payload);
      else bus.say("res/print", { id: message.payload.id, status: "failed", code: "drawn-already" });
    },
    joined: () => away.joined(),
  });
  const printer = new TendedPrinter({
    ...env,
    firmware: "wartemarke-agent 2",
    say(path, payload) {
      if (path === "res/print") away.papers.fared(payload as Result);
      bus.say(path, payload);
    },
    clock,
    log,
    clock_offset_ms: () => clock_offset_ms,
  });
  away.handover.tell();
  return {
    away,
    async close() {
      await bus.close();
      printer.close();
      await away.close();
    },
  };
}

const PAPER: Record<PrintOutcome["outcome"], PaperState> = {
  printed: "printed",
  refused: "failed",
  failed: "failed",
  unknown: "unknown",
};
