import { ticketToken } from "../../engine/keys/ticket-token.ts";
import type { Medium } from "../../engine/location/ticket.ts";
import { pressCommand } from "../../engine/outage/press.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { refusalSentence, refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { printingAt } from "./answer.ts";
import { addressAt, type Place } from "./place.ts";
import { Trouble } from "./trouble-view.tsx";

/** Draws a number; the page's id is the command's, so that a second touch or a resent form shows the first number again. */
export async function drawTicket(house: House, place: Place, body: unknown): Promise<Response> {
  const asked = readDraw(formOf(body));
  if (!asked) {
    return html(422, <Trouble place={place} title={words(place.language).errors.badForm} />);
  }
  const { town, kiosk, language } = place;
  const paper = asked.medium === "paper" && printingAt(house.engine.fleet, kiosk) === "ready";
  const answer = await house.engine.ask(town.id, {
    id: pressCommand("kiosk", kiosk.id, asked.id),
    actor: `device:${kiosk.id}`,
    intent: {
      type: "draw",
      service: asked.service,
      medium: paper ? "paper" : "qr",
      language,
      channel: "kiosk",
      origin: kiosk.id,
      printer: paper ? kiosk.printer : undefined,
    },
  });
  if (isRefused(answer)) return refused(place, asked.service, answer);
  if (answer.ticket === null) throw new Error(`draw ${asked.id} at ${kiosk.id} drew nothing`);
  return see(addressAt(place, `/tickets/${ticketToken(house.engine.keys, answer.ticket)}`));
}

function readDraw({ id, service, medium }: Form): { id: string; service: string; medium: Medium } | null {
  if (!id || !/^[\w-]{8,40}$/.test(id) || !service) return null;
  return medium === "paper" || medium === "qr" ? { id, service, medium } : null;
}

/** The matter's own page says best why not and what else to do; the rest gets a sentence. */
function refused(place: Place, service: string, refusal: Refused): Promise<Response> | Response {
  switch (refusal.code) {
    case "closed":
    case "contingent-used-up":
    case "walk-ins-not-taken":
      return see(addressAt(place, `/services/${service}`));
    default:
      return trouble(place, refusal);
  }
}

function trouble(place: Place, refusal: Refused): Promise<Response> {
  const w = words(place.language);
  const status = refusalStatus(refusal.code);
  const title = refusalSentence(w, refusal);
  const hint = status === 503 ? undefined : w.kiosk.unavailableHint;
  const headers = status === 503 ? { "retry-after": "2" } : undefined;
  return html(status, <Trouble place={place} title={title} hint={hint} />, headers);
}
