import { systemClock } from "../../engine/clock.ts";
import { stderrLog as log } from "../../engine/log.ts";
import { authorityOrEnd } from "../simulator-environment.ts";
import { listFaults, setFault } from "./faults.ts";
import { openSign, USAGE } from "./sign/open.ts";

// A sign of any kind in a terminal, with faults that are typed as lines: `bun devices/simulator/sign.ts awtrix3
// mqtt://zeitz-sign-1:secret@127.0.0.1:1883`. What is on it is printed whenever it changes.
const seen = (face: string) => console.log(`[${face.padEnd(6)}]`);
const sign = await openSign(process.argv.slice(2), { ...authorityOrEnd(), now: systemClock.now, log, seen });
if (!sign) {
  console.error(USAGE);
  process.exit(1);
}

const faults: Record<string, boolean | number | string> = { ...sign.faults };
console.log(`${"port" in sign ? `Port ${sign.port}. ` : ""}Faults:\n${listFaults(faults)}\n  restart`);
for await (const line of console) {
  if (line.trim() === "") continue;
  if (line.trim() === "restart") sign.restart();
  else console.log(setFault(faults, line));
  Object.assign(sign.faults, faults);
  sign.applyFaults();
}
await sign[Symbol.asyncDispose]();
