import { authorityOrEnd } from "../simulator-environment.ts";
import { listFaults, setFault } from "./faults.ts";
import { readStarTicket } from "./printer/read-starprnt.ts";
import { StarPrinter } from "./printer/star.ts";

// A Star printer with CloudPRNT over MQTT, with faults:
// `bun devices/simulator/star-printer.ts http://localhost:3000/printers/ID/KEY/cloudprnt 00:11:62:0a:bb:cc`.
const WORDS = { paper: ["ok", "low", "out"] };
const RETRY_MS = 2_000;
const [address = "", mac = ""] = process.argv.slice(2);
const url = URL.parse(address);
if (!url || !mac) {
  console.error(
    "Say the address that the devices' page shows with a new access key, and the MAC of the town's document.",
  );
  process.exit(1);
}
const printer = new StarPrinter(url.href, mac, authorityOrEnd().ca);
const { faults } = printer;

console.log(`Joins as ${mac}. Faults:\n${listFaults(faults, WORDS)}\n  restart`);
printer.onCut = (ticket) => {
  const { lines, qr } = readStarTicket(ticket);
  console.log([...lines, qr && `[QR ${qr}]`, "✂"].filter(Boolean).join("\n"));
};
const stay = async () => {
  if (!printer.joined) await printer.join().catch((error: Error) => console.log(error.message || error.name));
  setTimeout(stay, RETRY_MS);
};
void stay();
for await (const line of console) {
  if (line.trim() === "restart") printer.vanish();
  else console.log(setFault(faults, line, WORDS));
  if (printer.joined) await printer.tellStatus();
}
