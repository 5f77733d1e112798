import type { TicketAnswer } from "../contract/event.ts";
import { showPhone } from "./phone.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** A virtual button box: one press, one question; the answer stands on its little display. */
export function startButtonBox(device: VirtualDevice): void {
  const form = device.part("form");
  const number = device.part("[data-number]");
  const sentence = device.part("[data-sentence]");
  let waiting = "";
  let seq = 0;

  const display = (state: string, big: string, small: string) => {
    device.show("answer", state);
    number.textContent = big;
    sentence.textContent = small;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event instanceof SubmitEvent ? event.submitter : null;
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
    const choice = new FormData(form);
    const [medium, language] = [choice.get("medium"), choice.get("language")];
    waiting = `lab-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
    display("asking", "…", "");
    device.say("evt/ticket-request", {
      id: waiting,
      seq: ++seq,
      at: Date.now(),
      uptime_s: device.uptime_s,
      service: button.value,
      language: String(language),
      medium: medium === "paper" ? "paper" : "qr",
    });
  });

  function answered({ id, status, ticket, code, sentence: said }: TicketAnswer): void {
    if (id !== waiting) return;
    if (status === "done" && ticket) {
      display(
        "drawn",
        ticket.number,
        device.part("[data-ahead]").dataset[ticket.waiting ? "some" : "none"] ?? "",
      );
      sentence.textContent = sentence.textContent?.replace("{n}", String(ticket.waiting)) ?? "";
      showPhone(ticket.number, ticket.url);
      return;
    }
    const known = device.part("[data-refusals]").querySelector(`[data-code="${CSS.escape(code ?? "")}"]`);
    display("refused", "–", known?.textContent ?? said ?? code ?? "");
  }

  device.start({
    kind: "buttonbox",
    capabilities: ["buttons", "display"],
    linked: (online) => device.part("fieldset").toggleAttribute("disabled", !online),
    async heard(message) {
      if (!("path" in message) || message.path !== "ack/ticket-request") return;
      await device.faults.think();
      answered(message.payload);
    },
  });
}
