import type { Engine } from "../../engine/engine.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import type { Channel } from "../../engine/location/ticket.ts";
import { pressCommand } from "../../engine/outage/press.ts";
import { isRefused } from "../../engine/refusal.ts";
import { type DeviceKind, say } from "../../engine/town/town.ts";
import type { Bus } from "../broker/bus.ts";
import { PRESS_LASTS_MS, type TicketAnswer, type TicketRequest } from "../contract/event.ts";
import { PressAges } from "./press-ages.ts";
import { spokenLanguage } from "./spoken-language.ts";

/** Kinds of device that people draw tickets at. */
const CHANNELS: Partial<Record<DeviceKind, Channel>> = { kiosk: "kiosk", buttonbox: "buttonbox" };

/** Draws the tickets that kiosks and button boxes ask for over the bus, and answers each request. */
export class Requests {
  private readonly ages = new PressAges();

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly publicUrl: string,
  ) {}

  /** A device says how long it is running. */
  runs(device: string, uptime_s: number): void {
    this.ages.note(device, uptime_s, this.engine.clock.counted());
  }

  /** The request's id is the command's: repeated, it gets the first ticket again. */
  async hear(location: string, device: string, request: TicketRequest): Promise<void> {
    const answer = await this.draw(location, device, request);
    await this.bus.publish({ location, device }, "ack/ticket-request", { id: request.id, ...answer });
  }

  private async draw(
    location: string,
    device: string,
    request: TicketRequest,
  ): Promise<Omit<TicketAnswer, "id">> {
    const known = this.engine.fleet.get(device);
    const age_ms = this.ages.of(device, request.uptime_s, this.engine.clock.counted());
    const channel = known?.location === location ? CHANNELS[known.kind] : undefined;
    if (!channel) {
      this.engine.log({ level: "warn", what: "ticket request refused", device, location });
      return { status: "refused", code: "unknown-device", sentence: "No tickets are drawn at this device" };
    }
    const id = pressCommand(channel, device, request.id);
    if (age_ms > PRESS_LASTS_MS && !(await this.answered(location, id))) {
      this.engine.log({ level: "info", what: "press is too long ago", device, age_ms });
      return { status: "refused", code: "expired", sentence: "The button was pressed too long ago" };
    }
    const printer = request.medium === "paper" ? this.printerOf(location, device) : null;
    const language = spokenLanguage(request.language);
    const answer = await this.engine.ask(location, {
      id,
      actor: `device:${device}`,
      intent: {
        type: "draw",
        service: request.service,
        medium: printer ? "paper" : "qr",
        language,
        channel,
        origin: device,
        printer: printer ?? undefined,
      },
    });
    if (isRefused(answer)) return { status: "refused", code: answer.code, sentence: answer.sentence };
    return this.issued(location, answer.ticket, printer);
  }

  private async answered(location: string, id: string): Promise<boolean> {
    return (await this.engine.read(location, ({ answers }) => answers.get(id) !== undefined)) ?? false;
  }

  private async issued(
    location: string,
    ticket: string | null,
    printer: string | null,
  ): Promise<Omit<TicketAnswer, "id">> {
    const found = await this.engine.read(location, (state, now): Omit<TicketAnswer, "id"> | null => {
      const row = state.tickets.get(ticket ?? "");
      if (!row) return null;
      const queue = state.town.queues.find((one) => one.id === row.queue);
      const issued = {
        number: row.number,
        queue: queue ? say(queue.name, row.language) : row.queue,
        waiting: outlookOf(state, now).ahead(row.id),
        url: `${this.publicUrl}/t/${ticketToken(this.engine.keys, row.id)}`,
        printer,
      };
      return { status: "done", ticket: issued };
    });
    const gone = {
      status: "refused",
      code: "unknown-ticket",
      sentence: "That ticket is of another day",
    } as const;
    return found ?? gone;
  }

  /** The printer beside the device, where there is one. */
  private printerOf(location: string, device: string): string | null {
    const town = this.engine.town(location);
    const own = town?.devices.find((one) => one.id === device)?.printer;
    return own ?? town?.kiosks.find((kiosk) => kiosk.id === device)?.printer ?? null;
  }
}
