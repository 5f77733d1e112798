import { systemClock } from "../../engine/clock.ts";
import { stderrLog as log } from "../../engine/log.ts";
import { authorityOrEnd } from "../simulator-environment.ts";
import { brokerUrl } from "./broker-url.ts";
import { listFaults, setFault } from "./faults.ts";
import { NativeButtonBox } from "./native-button-box.ts";

// A button box in a terminal; presses (`press reisepass`) and faults are typed as lines: `bun devices/simulator/button-box.ts
// mqtt://zeitz-button-foyer:secret@127.0.0.1:1883 zeitz`. The number that a press got is printed, or why it got none.
const [where = "", location] = process.argv.slice(2);
const url = URL.parse(where);
if (!url?.username || !location) {
  console.error("bun devices/simulator/button-box.ts mqtt://<device>:<secret>@<host>:<port> <location>");
  process.exit(1);
}
const box = new NativeButtonBox(
  { location, device: url.username },
  {
    ...authorityOrEnd(),
    ...{ url: brokerUrl(url), secret: url.password, now: systemClock.now, log },
    answered: (service, answer) => console.log(`${service}: ${answer}`),
  },
).start();

console.log(`press <service>\nFaults:\n${listFaults(box.faults)}\n  restart`);
for await (const line of console) {
  const [word = "", service = ""] = line.trim().split(/\s+/);
  if (word === "press" && service) {
    if (!box.press(service)) console.log("It is unplugged.");
  } else if (word === "restart") box.restart();
  else console.log(setFault(box.faults, line));
  if (word !== "press") box.applyFaults();
}
