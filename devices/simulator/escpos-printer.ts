import { listFaults, setFault } from "./faults.ts";
import { EscPosPrinter } from "./printer/escpos.ts";
import { readTicket } from "./printer/read-escpos.ts";

// A receipt printer on TCP port 9100 with faults: `bun devices/simulator/escpos-printer.ts [port]`. Each ticket is shown
// as text; faults are typed as lines.
const WORDS = { paper: ["ok", "low", "out"] };
const [given] = process.argv.slice(2);
const printer = await EscPosPrinter.open(given === undefined ? 9100 : Number(given));
const { faults } = printer;

console.log(
  `An ESC/POS printer listens on 127.0.0.1:${printer.port}. Faults:\n${listFaults(faults, WORDS)}\n  restart`,
);
printer.onCut = (ticket) => {
  const { lines, qr } = readTicket(ticket);
  console.log([...lines, qr && `[QR ${qr}]`, "✂"].filter(Boolean).join("\n"));
};
for await (const line of console) {
  if (line.trim() === "restart") printer.cut();
  else console.log(setFault(faults, line, WORDS));
}
