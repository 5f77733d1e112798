import { listFaults, setFault } from "./faults.ts";
import { EpsonPrinter } from "./printer/epson.ts";
import { readTicket } from "./printer/read-escpos.ts";

// An Epson printer with Server Direct Print that comes for its work every second, with faults:
// `bun devices/simulator/epson-printer.ts http://localhost:3000/printers/ID/KEY`.
const WORDS = { paper: ["ok", "low", "out"] };
const url = URL.parse(process.argv[2] ?? "");
if (!url) {
  console.error("Say the address that the devices' page shows with a new access key.");
  process.exit(1);
}
const printer = new EpsonPrinter(url.href);
const { faults } = printer;

console.log(`Comes to ${url.origin} every second. Faults:\n${listFaults(faults, WORDS)}`);
printer.onCut = (ticket) => {
  const { lines, qr } = readTicket(ticket);
  console.log([...lines, qr && `[QR ${qr}]`, "✂"].filter(Boolean).join("\n"));
};
const turn = async () => {
  const status = await printer.poll().catch((error: Error) => error.message);
  if (status !== 200) console.log(`The house answered ${status}.`);
  setTimeout(turn, 1_000);
};
void turn();
for await (const line of console) {
  console.log(setFault(faults, line, WORDS));
  await printer.notify().catch((error: Error) => console.log(error.message));
}
