import { isRefused } from "../../engine/refusal.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { see } from "../see.ts";
import { answerOf, printingAt } from "./answer.ts";
import { printsAgain } from "./found-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { look } from "./screen.ts";

/**
 * Prints a ticket once more at this kiosk. The form says how many slips there were, so that a double touch is one
 * command; where nothing is printed, the ticket's screen says how it stands.
 */
export async function printAgain(
  house: House,
  place: Place,
  { ticket, token }: { ticket: string; token: string },
  body: unknown,
): Promise<Response> {
  const { answer } = await look(house, place, (state, now) => ({ answer: answerOf(state, ticket, now) }));
  const found = addressAt(place, `/found/${token}`);
  const nth = Number(formOf(body).nth);
  if (!answer) return see(found);
  const printed = addressAt(place, `/tickets/${token}`);
  if (nth < answer.prints) return see(printed);
  const { printer } = place.kiosk;
  if (nth !== answer.prints || !printer || !printsAgain(answer, printingAt(house.engine.fleet, place.kiosk)))
    return see(found);
  const reply = await house.engine.ask(place.town.id, {
    id: `kiosk:again:${ticket}:${nth}`,
    actor: `device:${place.kiosk.id}`,
    intent: { type: "print", ticket, printer },
  });
  return see(isRefused(reply) ? found : printed);
}
