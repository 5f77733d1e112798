import type { Result } from "../contract/command.ts";
import type { MessageAt } from "../contract/contract.ts";
import { drawTicket } from "./paper.ts";
import { showPhone } from "./phone.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** Slips kept on the roll. */
const KEPT = 5;
/** Devices remember so many command ids. */
const REMEMBERED = 64;
const PRINTING_MS = 600;

type Command = MessageAt<"cmd/print">["payload"];

/** A virtual ticket printer: paper that grows out of it, and the faults real ones have. */
export function startPrinter(device: VirtualDevice): void {
  const roll = device.part("[data-roll]");
  const seen = new Map<string, Result["status"]>();

  const obstacle = () => (["cover-open", "paper-out"] as const).find((fault) => device.faults.has(fault));
  const answer = (result: Result) => {
    seen.set(result.id, result.status);
    const oldest = seen.keys().next().value;
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
    device.say("res/print", result);
  };

  async function print({ id, at, expires_at, args }: Command): Promise<void> {
    const before = seen.get(id);
    if (before) return device.say("res/print", { id, status: "duplicate", detail: before });
    // The house's clock may be another one (a demo's runs fast): what is left is counted from the command's coming.
    const deadline = performance.now() + (expires_at - at);
    answer({ id, status: "accepted" });
    await device.faults.think();
    if (performance.now() >= deadline) return answer({ id, status: "expired" });
    const code = obstacle();
    if (code) return answer({ id, status: "failed", code });
    if (!("ticket" in args)) return answer({ id, status: "failed", code: "unsupported-media" });
    const slip = document.createElement("li");
    slip.className = "slip";
    const label = document.createElement("span");
    label.className = "kern-sr-only";
    label.textContent = `${args.ticket.number}, ${args.ticket.queue}`;
    slip.append(label, drawTicket(args.ticket, args.slip));
    roll.prepend(slip);
    for (const old of [...roll.children].slice(KEPT)) old.remove();
    showPhone(args.ticket.number, args.ticket.url);
    await new Promise((resolve) => setTimeout(resolve, PRINTING_MS));
    answer({ id, status: "done" });
  }

  device.start({
    kind: "printer",
    capabilities: ["ticket", "qr", "cut"],
    health() {
      const { faults } = device;
      const paper = faults.has("paper-out") ? "out" : faults.has("paper-low") ? "low" : "ok";
      const code = obstacle();
      return { paper, cover: faults.has("cover-open") ? "open" : "closed", errors: code ? [code] : [] };
    },
    heard: (message) => {
      if ("path" in message && message.path === "cmd/print") return print(message.payload);
    },
  });
}
