import { systemClock } from "../../engine/clock.ts";
import { stderrLog as log } from "../../engine/log.ts";
import { authorityOrEnd } from "../simulator-environment.ts";
import { brokerUrl } from "./broker-url.ts";
import { listFaults, setFault } from "./faults.ts";
import { NativeAnnouncer } from "./native-announcer.ts";

// A loudspeaker in a terminal, with faults that are typed as lines: `bun devices/simulator/announcer.ts
// mqtt://zeitz-announcer-foyer:secret@127.0.0.1:1883 zeitz`. What it would say is printed.
const [where = "", location] = process.argv.slice(2);
const url = URL.parse(where);
if (!url?.username || !location) {
  console.error("bun devices/simulator/announcer.ts mqtt://<device>:<secret>@<host>:<port> <location>");
  process.exit(1);
}
const announcer = new NativeAnnouncer(
  { location, device: url.username },
  {
    url: brokerUrl(url),
    secret: url.password,
    ...authorityOrEnd(),
    now: systemClock.now,
    log,
    said: (text) => console.log(`♪ ${text}`),
  },
).start();

console.log(`Faults:\n${listFaults(announcer.faults)}\n  restart`);
for await (const line of console) {
  if (line.trim() === "restart") announcer.restart();
  else console.log(setFault(announcer.faults, line));
  announcer.applyFaults();
}
await announcer[Symbol.asyncDispose]();
