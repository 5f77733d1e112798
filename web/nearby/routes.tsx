import { Elysia } from "elysia";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { isRefused } from "../../engine/refusal.ts";
import { createOwnAnswers } from "../booking/own-answers.tsx";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { whyNot } from "../kiosk/arrival-view.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { words } from "../words/words.ts";

/** Presses of one appointment's page: a way through the door and back, not a robot's. */
const PRESSES = { burst: 5, every_ms: 20_000 };

/**
 * Checks in whoever presses "I am here" on the page behind the personal link, inside of the house's circle. Whether it
 * is inside the phone says itself: see engine/decisions/016-near-the-house-by-the-phones-word.md.
 */
export function nearbyRoutes(house: House) {
  const { engine } = house;
  const { found, show } = createOwnAnswers(house);
  const throttle = createThrottle(PRESSES);

  return new Elysia({ name: "nearby" }).post(
    "/a/:token/arrival",
    async ({ request, params: { token }, body }) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const { town, own, language } = at;
      const w = words(language);
      const { id: appointment } = own.row;
      const pace = throttle.take(appointment, engine.clock.now());
      if (!pace.ok) {
        const headers = { "retry-after": String(pace.retry_after_s) };
        return show(request, at, null, {
          status: 429,
          sentence: w.errors.tooMany(pace.retry_after_s),
          headers,
        });
      }
      const not = whyNot(w, town, own.row, own.arrival);
      if (not)
        return show(request, at, null, { status: 409, sentence: [`${not.title}.`, ...not.lines].join(" ") });
      if (formOf(body).inside !== "yes" || !town.circle)
        return show(request, at, null, {
          status: 409,
          sentence: `${w.arrival.atKiosk} ${w.arrival.showCode}`,
        });
      if (own.arrival.is === "welcome") {
        const answer = await engine.ask(town.id, {
          id: `nearby:${crypto.randomUUID()}`,
          actor: `visitor:${appointment}`,
          intent: { type: "check-in", appointment, medium: "qr", channel: "phone" },
        });
        // Two quick presses: the second one finds the ticket of the first.
        if (isRefused(answer) && answer.code !== "not-possible") return show(request, at, null, answer);
      }
      const ticket = await engine.read(town.id, ({ book }) => book.get(appointment)?.ticket ?? null);
      return see(ticket ? `/t/${ticketToken(engine.keys, ticket)}` : `/a/${token}`);
    },
    { parse: "urlencoded" },
  );
}
