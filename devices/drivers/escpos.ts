import type { Driver } from "../../engine/town/driver.ts";
import { TendedPrinter } from "../printer/tended.ts";
import { USUAL_COLUMNS } from "./columns.ts";
import type { DrivenPrinter, DriverPorts } from "./driver.ts";

const PORT = 9100;
/** Three words of this pause make a device that is silent count as gone. */
const AGAIN_MS = 60_000;

/** An ESC/POS printer on the network, without an agent: it is there while it answers. */
export function driveEscPos(
  { host, port = PORT, columns = USUAL_COLUMNS }: Extract<Driver, { type: "escpos" }>,
  ports: DriverPorts,
  pace: { poll_ms?: number; retry_ms?: number } = {},
): DrivenPrinter {
  const { say } = ports;
  const printer = new TendedPrinter({
    ...ports,
    ...pace,
    printer: { host, port },
    columns,
    firmware: "wartemarke",
  });
  const tell = () => say("state/availability", printer.status.offline ? "offline" : "online");
  tell();
  printer.onStatus(tell);
  const timer = setInterval(tell, AGAIN_MS);
  return {
    print: (command) => void printer.jobs.take(command),
    close() {
      clearInterval(timer);
      printer.close();
    },
  };
}
