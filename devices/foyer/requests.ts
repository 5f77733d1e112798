import type { Engine } from "../../engine/engine.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { LANGUAGES, type Language } from "../../engine/town/town.ts";
import type { Bus } from "../broker/bus.ts";
import type { TicketAnswer, TicketRequest } from "../contract/event.ts";

/** Draws the tickets that kiosks and button boxes ask for over the bus, and answers each request. */
export class Requests {
  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly publicUrl: string,
  ) {}

  /** The request's id is the command's: repeated, it gets the first ticket again. */
  async hear(location: string, device: string, request: TicketRequest): Promise<void> {
    const printer = this.printerOf(location, device);
    const paper = request.medium === "paper" && printer !== null;
    const answer = await this.engine.ask(location, {
      id: `${device}:${request.id}`.slice(0, 64),
      actor: `device:${device}`,
      intent: {
        type: "draw",
        service: request.service,
        medium: paper ? "paper" : "qr",
        language: languageOf(request.language),
        channel: this.engine.fleet.get(device)?.kind === "kiosk" ? "kiosk" : "buttonbox",
        origin: device,
        printer: printer ?? undefined,
      },
    });
    const reply = isRefused(answer)
      ? refusalOf(request.id, answer)
      : await this.ticketOf(location, request.id, answer.ticket, paper ? printer : null);
    await this.bus.publish({ location, device }, "ack/ticket-request", reply);
  }

  private async ticketOf(location: string, id: string, ticket: string | null, printer: string | null) {
    const reply = await this.engine.read(location, (state, now): TicketAnswer => {
      const row = state.tickets.get(ticket ?? "");
      if (!row)
        return { id, status: "refused", code: "unknown-ticket", sentence: "That ticket is of another day" };
      const url = `${this.publicUrl}/t/${ticketToken(this.engine.keys, row.id)}`;
      const waiting = outlookOf(state, now).ahead(row.id);
      return { id, status: "done", ticket: { number: row.number, queue: row.queue, waiting, url, printer } };
    });
    return reply ?? { id, status: "refused" as const, code: "unknown-location" };
  }

  /** The printer beside the device, where there is one. */
  private printerOf(location: string, device: string): string | null {
    const town = this.engine.town(location);
    const own = town?.devices.find((one) => one.id === device)?.printer;
    return own ?? town?.kiosks.find((kiosk) => kiosk.id === device)?.printer ?? null;
  }
}

function refusalOf(id: string, { code, sentence }: Refused): TicketAnswer {
  return { id, status: "refused", code, sentence };
}

/** Plain German has a tag of its own in BCP 47 only by private use; unknown languages are served in German. */
function languageOf(tag: string): Language {
  const wanted = tag.toLowerCase();
  return (
    LANGUAGES.find((language) => language === wanted) ??
    LANGUAGES.find((language) => language === wanted.split("-")[0]) ??
    "de"
  );
}
