import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { isEnded } from "../../machines/ticket.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { type Answer, answerOf, type Printing, printingAt } from "./answer.ts";
import { PaperIcon } from "./icons.tsx";
import { NumberBox } from "./number-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { qrImage } from "./qr.ts";
import { look, type Screen } from "./screen.ts";
import { TicketSection } from "./ticket-section.tsx";
import { Unknown, Whereabouts } from "./ticket-view.tsx";

/** Slips a kiosk gives for one ticket, the first included: enough for who loses things, too few to empty the roll. */
const SLIPS = 3;

/** Whether this kiosk prints the ticket once more now. */
export function printsAgain(answer: Answer, printing: Printing): boolean {
  const { state, paper, prints } = answer;
  return printing === "ready" && !isEnded(state) && paper !== "printing" && prints < SLIPS;
}

/** A ticket that its holder brings back: how it stands, the code again, and paper again. `address`: as in `ticketScreen`. */
export function foundScreen(house: House, place: Place, ticket: string, address: string): Screen {
  const token = ticketToken(house.engine.keys, ticket);
  const w = words(place.language).kiosk;
  return {
    path: `/found/${token}`,
    also: address,
    title: w.yourNumber,
    render: async () => {
      const { answer } = await look(house, place, (state, now) => ({ answer: answerOf(state, ticket, now) }));
      if (!answer) return <Unknown place={place} />;
      const over = isEnded(answer.state);
      return (
        <TicketSection place={place} found>
          <NumberBox place={place} answer={answer} />
          {!over && <Whereabouts place={place} answer={answer} />}
          {!over && (
            <div class="kiosk-code">
              <img src={await qrImage(`${address}/t/${token}`)} alt={w.scan} draggable={false} />
              <div>
                <p>{w.scan}</p>
                {printsAgain(answer, printingAt(house.engine.fleet, place.kiosk)) && (
                  <form method="post" action={addressAt(place, `/found/${token}/paper`)}>
                    <button
                      type="submit"
                      name="nth"
                      value={answer.prints}
                      class="kiosk-button kiosk-button--go"
                    >
                      <PaperIcon />
                      <strong>{answer.prints === 0 ? w.paper : w.printAgain}</strong>
                    </button>
                  </form>
                )}
              </div>
            </div>
          )}
        </TicketSection>
      );
    },
  };
}
