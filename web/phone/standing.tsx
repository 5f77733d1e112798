import type { TicketState } from "../../machines/ticket.ts";
import type { Markup } from "../page.tsx";
import { type Words, words } from "../words/words.ts";
import type { PhoneProps, PhoneTicket } from "./model.ts";

/** What the phone says in each state of the ticket. */
const SAYS: Record<TicketState, (w: Words, ticket: PhoneTicket, zone: string) => Markup> = {
  waiting: (w, ticket, zone) => (
    <>
      <p class="phone__big">{aheadOf(w, ticket)}</p>
      {ticket.wait ? (
        <p>
          {ticket.wait.low_min === 0
            ? w.kiosk.waitUnder(ticket.wait.high_min)
            : w.kiosk.wait(ticket.wait.low_min, ticket.wait.high_min)}
          <br />
          {ticket.wait.low_min === 0
            ? w.phone.by(w.format.time(ticket.wait.to_at, zone))
            : w.phone.around(
                w.format.time(ticket.wait.from_at, zone),
                w.format.time(ticket.wait.to_at, zone),
              )}
        </p>
      ) : (
        <p>{w.kiosk.waitUnknown}</p>
      )}
    </>
  ),
  out: (w, ticket, zone) => (
    <>
      <p class="phone__big">{w.phone.out}</p>
      {ticket.until !== null && <p>{w.phone.outUntil(w.format.time(ticket.until, zone))}</p>}
    </>
  ),
  called: (w, ticket) => (
    <>
      <p class="phone__big phone__big--called">{w.phone.called(ticket.counter ?? "")}</p>
      <p>{w.phone.calledHint}</p>
    </>
  ),
  serving: (w, ticket) => <p class="phone__big">{w.phone.serving(ticket.counter ?? "")}</p>,
  parked: (w) => <p class="phone__big">{w.phone.parked}</p>,
  missed: (w, ticket) => (
    <>
      <p class="phone__big">{w.phone.missed}</p>
      {!ticket.steps.includes("return") && <p>{w.phone.missedHint}</p>}
    </>
  ),
  completed: (w) => <p class="phone__big">{w.phone.completed}</p>,
  cancelled: (w) => <p class="phone__big">{w.phone.cancelled}</p>,
};

/** Who has nobody ahead is next only where somebody is there to call. */
function aheadOf(w: Words, { ahead, wait }: PhoneTicket): string {
  if (ahead > 0) return w.phone.ahead(ahead);
  return wait ? w.phone.nextUp : w.kiosk.aheadNone;
}

export function Standing({ town, ticket, language }: PhoneProps) {
  return SAYS[ticket.state](words(language), ticket, town.zone);
}
