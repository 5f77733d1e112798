import { Elysia } from "elysia";
import { arrivalOf } from "../../engine/appointments/arrival.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { isRefused } from "../../engine/refusal.ts";
import { appointmentAt } from "../booking/address.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { whyNot } from "../kiosk/arrival-view.tsx";
import { refuse, refuseCommand } from "../refuse.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";

/** Presses of one appointment's page: a way through the door and back, not a robot's. */
const PRESSES = { burst: 5, every_ms: 20_000 };

/**
 * Checks in whoever presses "I am here" on the page behind the personal link, inside of the house's circle. Whether it
 * is inside the phone says itself: see engine/decisions/016-near-the-house-by-the-phones-word.md.
 */
export function nearbyRoutes(house: House) {
  const { engine } = house;
  const throttle = createThrottle(PRESSES);

  return new Elysia({ name: "nearby" }).post(
    "/a/:token/arrival",
    async ({ request, params: { token }, body }) => {
      const w = words(chooseLanguage(request));
      const named = appointmentAt(house, token);
      const seen =
        named &&
        (await engine.read(named.location, ({ book, town }, now) => {
          const row = book.get(named.appointment);
          return row ? { start_at: row.start_at, arrival: arrivalOf(town, row, now), town } : null;
        }));
      if (!named || !seen) return refuse(request, 404, "unknown-appointment", w.errors.notFound);
      const { location, appointment } = named;
      const pace = throttle.take(appointment, engine.clock.now());
      if (!pace.ok) {
        const headers = { "retry-after": String(pace.retry_after_s) };
        return refuse(request, 429, "too-many", w.errors.tooMany(pace.retry_after_s), { headers });
      }
      const not = whyNot(w, seen.town, seen, seen.arrival);
      if (not) return refuse(request, 409, "not-possible", not.lines.join(" "), { title: not.title });
      if (formOf(body).inside !== "yes" || !seen.town.circle)
        return refuse(request, 409, "not-here", w.arrival.showCode, { title: w.arrival.atKiosk });
      if (seen.arrival.is === "welcome") {
        const answer = await engine.ask(location, {
          id: `nearby:${crypto.randomUUID()}`,
          actor: `visitor:${appointment}`,
          intent: { type: "check-in", appointment, medium: "qr", channel: "phone" },
        });
        // Two quick presses: the second one finds the ticket of the first.
        if (isRefused(answer) && answer.code !== "not-possible") return refuseCommand(request, answer);
      }
      const ticket = await engine.read(location, ({ book }) => book.get(appointment)?.ticket ?? null);
      return see(ticket ? `/t/${ticketToken(engine.keys, ticket)}` : `/a/${token}`);
    },
    { parse: "urlencoded" },
  );
}
