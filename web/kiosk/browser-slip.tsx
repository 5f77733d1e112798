import { readTicketToken } from "../../engine/keys/ticket-token.ts";
import type { PrintJob } from "../../engine/location/print.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused } from "../../engine/refusal.ts";
import { layoutTicket, type Piece } from "../../engine/slip/layout.ts";
import { templateOf } from "../../engine/slip/template.ts";
import { paperTicket } from "../../engine/slip/ticket.ts";
import { printTable } from "../../machines/print.ts";
import type { House } from "../house.ts";
import { type Place, startOf } from "./place.ts";
import { qrImage } from "./qr.ts";

const COLUMNS = { 58: 32, 80: 42 } as const;

/** The driver of the kiosk's printer, where its own browser prints. */
function browserDriver(house: House, { kiosk }: Place) {
  const driver = house.engine.fleet.get(kiosk.printer ?? "")?.driver;
  return driver?.type === "browser" ? driver : null;
}

/** The job of a ticket that this kiosk's browser may still move by `event`. */
function jobFor(state: LocationState, { kiosk }: Place, ticket: string, event: string): PrintJob | undefined {
  return [...state.jobs.values()].find(
    (job) => job.ticket === ticket && job.printer === kiosk.printer && printTable.next(job.state, event),
  );
}

/** What a kiosk with a system printer prints beside the screen; null when there is nothing to print. */
export async function browserSlip(house: House, place: Place, token: string, address: string) {
  const driver = browserDriver(house, place);
  const ticket = readTicketToken(house.engine.keys, token)?.ticket;
  if (!driver || !ticket) return null;
  const { width_mm = 80 } = driver;
  const pieces = await house.engine.read(place.town.id, (state) => {
    const paper = jobFor(state, place, ticket, "sent") && paperTicket(house.engine, state, ticket, address);
    return paper
      ? layoutTicket(paper, { columns: COLUMNS[width_mm] }, templateOf(state.town, place.language))
      : null;
  });
  if (!pieces) return null;
  return (
    <div
      class={`paper-slip paper-slip--${width_mm}`}
      aria-hidden="true"
      data-prints={`${startOf(place)}/slips/${token}`}
    >
      {await Promise.all(pieces.map(pieceOf))}
    </div>
  );
}

async function pieceOf(piece: Piece) {
  switch (piece.kind) {
    case "gap":
      return <br />;
    case "rule":
      return <hr />;
    case "qr":
      return <img src={await qrImage(piece.data)} alt="" />;
    case "text":
      return (
        <p class={`paper-slip__text--${piece.size}${piece.bold ? " paper-slip__text--bold" : ""}`}>
          {piece.text}
        </p>
      );
  }
}

/**
 * The kiosk's browser is about to print (`sent`) or has taken the page (`handed`). Each asking is a command of its own:
 * the first is told 204, everybody after it 409, and prints nothing.
 */
export async function reportSlip(
  house: House,
  place: Place,
  token: string,
  event: "sent" | "handed",
): Promise<204 | 404 | 409> {
  const ticket = readTicketToken(house.engine.keys, token)?.ticket;
  if (!browserDriver(house, place) || !ticket) return 404;
  const job = await house.engine.read(
    place.town.id,
    (state) => jobFor(state, place, ticket, event)?.id ?? null,
  );
  if (!job) return 409;
  const answer = await house.engine.ask(place.town.id, {
    id: `slip:${event}:${crypto.randomUUID()}`,
    actor: `device:${place.kiosk.id}`,
    intent: { type: "report-print", job, event },
  });
  return isRefused(answer) ? 409 : 204;
}
