import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { readPageWord } from "../page-word.ts";
import { refuse } from "../refuse.tsx";
import { createThrottle } from "../throttle.ts";
import { words } from "../words/words.ts";
import type { Place } from "./place.ts";

/** Of one kiosk: every touch leads to another page, which says how it is. */
const REPORTS = { burst: 60, every_ms: 1_000 };

/** Takes in how a kiosk's page is: `readPageWord`. Sent twice it changes nothing. */
export function kioskReports({ engine }: Pick<House, "engine">) {
  const reports = createThrottle(REPORTS);
  return async (place: Place, request: Request, form: unknown): Promise<Response> => {
    const headers = { "cache-control": "no-store" };
    const pace = reports.take(place.kiosk.id, engine.clock.now());
    if (!pace.ok)
      return new Response(null, {
        status: 429,
        headers: { ...headers, "retry-after": String(pace.retry_after_s) },
      });
    const said = readPageWord(formOf(form));
    if (!said) return refuse(request, 422, "bad-input", words(place.language).errors.badForm);
    engine.pages.heard(place.kiosk.id, said.page, said.word);
    return new Response(null, { status: 204, headers });
  };
}
