import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { AgentEnv } from "../agent-environment.ts";
import { TendedPrinter } from "../printer/tended.ts";
import { isRefused, type Refused } from "../refused.ts";
import { joinBus } from "./device-link.ts";
import { serveKiosk } from "./kiosk-proxy.ts";
import { pair } from "./pair.ts";
import { keepPlace, type Place, readPlace } from "./place.ts";

export interface PrinterAgent {
  /** Port of the kiosk page on localhost. */
  readonly port: number;
  /** Says `offline` on the bus, then lets go of printer and port. */
  stop(): Promise<void>;
}

interface Options {
  env: AgentEnv;
  log: Log;
  clock: Clock;
}

/**
 * One kiosk's local agent: joins the bus as a printer, drives it, and serves the kiosk page beside it. Without a place on the
 * bus it asks for one first; its page then shows the code.
 */
export async function startPrinterAgent(
  options: Options,
): Promise<PrinterAgent | Refused<"port-taken" | "bad-place">> {
  const { env, log, clock } = options;
  const known = env.place ?? (await readPlace(env.secret_file));
  if (isRefused(known)) return known;

  let code: string | null = null;
  const kiosk = serveKiosk({ kiosk_url: env.kiosk_url, port: env.agent_port, log, code: () => code });
  if (isRefused(kiosk)) return kiosk;

  const stopped = new AbortController();
  let printer = known && drive(options, known);
  const pairing = known
    ? null
    : pair({
        house: env.kiosk_url,
        kind: "printer",
        model: "ESC/POS",
        log,
        clock,
        signal: stopped.signal,
        show(shown) {
          code = shown;
        },
      }).then(async (place) => {
        if (!place) return;
        await keepPlace(env.secret_file, place);
        log({ level: "info", what: "paired", device: place.device, kept: env.secret_file });
        printer = drive(options, place);
      });
  pairing?.catch((error) => log({ level: "error", what: "pairing not kept: pair it anew", error }));

  return {
    port: kiosk.port,
    async stop() {
      stopped.abort();
      await pairing?.catch(() => "logged where it failed");
      await printer?.close();
      await kiosk.stop();
    },
  };
}

/** The printer at its place on the bus. */
function drive({ env, log, clock }: Options, place: Place): { close(): Promise<void> } {
  let clock_offset_ms: number | null = null;
  const bus = joinBus({
    url: place.mqtt_url,
    address: place,
    secret: place.secret,
    ca: place.ca ?? undefined,
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
    async close() {
      await bus.close();
      printer.close();
    },
  };
}
