import type { Log } from "../../engine/log.ts";
import type { AgentEnv } from "../agent-environment.ts";
import type { Health } from "../contract/state.ts";
import { Printer } from "../printer/printer.ts";
import { obstacle, type PrinterStatus } from "../printer/status.ts";
import { isRefused, type Refused } from "../refused.ts";
import { joinBus } from "./device-link.ts";
import { serveKiosk } from "./kiosk-proxy.ts";
import { PrintJobs } from "./print-jobs.ts";

const HEALTH_EVERY_MS = 60_000;

export interface PrinterAgent {
  /** Port of the kiosk page on localhost. */
  readonly port: number;
  /** Says `offline` on the bus, then lets go of printer and port. */
  stop(): Promise<void>;
}

/** One kiosk's local agent: joins the bus as a printer, drives it, and serves the kiosk page beside it. */
export function startPrinterAgent(options: {
  env: AgentEnv;
  log: Log;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}): PrinterAgent | Refused<"port-taken"> {
  const { env, log, now } = options;
  const kiosk = serveKiosk({ kiosk_url: env.kiosk_url, port: env.agent_port, log });

  if (isRefused(kiosk)) return kiosk;

  const started = now();
  let clock_offset_ms: number | null = null;
  const printer = new Printer({ ...env.printer, log });
  const bus = joinBus({
    url: env.mqtt_url,
    address: env,
    secret: env.secret,
    log,
    branches: ["cmd"],
    heard(message) {
      if (message.path !== "cmd/print") return;
      // Includes the way here, so it is a bound on the clock's error rather than a measurement.
      clock_offset_ms = now() - message.payload.at;
      void jobs.take(message.payload);
    },
  });
  const jobs = new PrintJobs(
    (bytes) => printer.print(bytes),
    (result) => bus.say("res/print", result),
    env,
    now,
  );

  const report = () => {
    const uptime_s = Math.floor((now() - started) / 1_000);
    bus.say("state/health", { at: now(), uptime_s, clock_offset_ms, ...health(printer.status) });
  };
  bus.say("state/info", {
    schema: 1,
    kind: "printer",
    model: "ESC/POS",
    firmware: "wartemarke-agent 1",
    boot: crypto.randomUUID(),
    capabilities: ["ticket", "raw", "qr", "cut"],
  });
  report();
  printer.onStatus(report);
  const timer = setInterval(report, HEALTH_EVERY_MS);

  return {
    port: kiosk.port,
    async stop() {
      clearInterval(timer);
      await bus.close();
      printer.close();
      await kiosk.stop();
    },
  };
}

/** Paper and cover are only told while the printer answers: what was last known is not health. */
function health(status: PrinterStatus): Pick<Health, "errors" | "paper" | "cover"> {
  const code = obstacle(status);
  const errors = code ? [code] : [];
  return status.offline ? { errors } : { errors, paper: status.paper, cover: status.cover };
}
