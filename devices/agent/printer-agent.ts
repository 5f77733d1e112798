import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { AgentEnv } from "../agent-environment.ts";
import { TendedPrinter } from "../printer/tended.ts";
import { isRefused, type Refused } from "../refused.ts";
import { joinBus } from "./device-link.ts";
import { serveKiosk } from "./kiosk-proxy.ts";

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
  clock: Clock;
}): PrinterAgent | Refused<"port-taken"> {
  const { env, log, clock } = options;
  const kiosk = serveKiosk({ kiosk_url: env.kiosk_url, port: env.agent_port, log });

  if (isRefused(kiosk)) return kiosk;

  let clock_offset_ms: number | null = null;
  const bus = joinBus({
    url: env.mqtt_url,
    address: env,
    secret: env.secret,
    log,
    branches: ["cmd"],
    heard(message) {
      if (message.path !== "cmd/print") return;
      // Includes the way here, so it is a bound on the clock's error rather than a measurement.
      clock_offset_ms = clock.now() - message.payload.at;
      void printer.jobs.take(message.payload);
    },
  });
  const printer = new TendedPrinter({
    ...env,
    firmware: "wartemarke-agent 1",
    say: (path, payload) => bus.say(path, payload),
    clock,
    log,
    clock_offset_ms: () => clock_offset_ms,
  });

  return {
    port: kiosk.port,
    async stop() {
      await bus.close();
      printer.close();
      await kiosk.stop();
    },
  };
}
