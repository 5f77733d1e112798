import { systemClock } from "../engine/clock.ts";
import { stderrLog } from "../engine/log.ts";
import { startPrinterAgent } from "./agent/printer-agent.ts";
import { onStopSignal } from "./agent/stop-signal.ts";
import { readAgentEnv } from "./agent-environment.ts";
import { isRefused } from "./refused.ts";

// The ticket-printer agent as a command: `bun devices/agent.ts`, set up by environment variables (README.md).
const env = readAgentEnv();
const agent = isRefused(env) ? env : await startPrinterAgent({ env, clock: systemClock, log: stderrLog });

if (isRefused(agent)) {
  console.error(agent.sentence);
  process.exitCode = 1;
} else {
  stderrLog({ level: "info", what: "kiosk page", url: `http://127.0.0.1:${agent.port}/` });
  onStopSignal(() => void agent.stop());
}
