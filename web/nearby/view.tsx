import type { Arrival } from "../../engine/appointments/arrival.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";

type Props = { town: Town; language: Language; arrival: Arrival; start_at: number; token: string };

/** How whoever has this appointment checks in: by this phone near the house, at the kiosk in any case. */
export function CheckInHere({ town, language, arrival, start_at, token }: Props) {
  const { arrival: said, format } = words(language);
  const { circle } = town;
  if (arrival.is === "early")
    return <p class="nearby__early">{said.earlyHint(format.time(arrival.from_at, town.zone))}</p>;
  if (arrival.is === "late")
    return (
      <p class="nearby__not">
        {said.late}. {said.lateHint(format.time(start_at, town.zone))}
      </p>
    );
  if (arrival.is !== "welcome") return null;
  return (
    <section class="nearby" aria-labelledby="nearby">
      <h2 class="kern-heading-medium" id="nearby">
        {said.check}
      </h2>
      {circle && (
        <form
          class="nearby__form"
          method="post"
          action={`/a/${token}/arrival?lang=${language}`}
          data-nearby
          data-latitude={circle.latitude}
          data-longitude={circle.longitude}
          data-radius={circle.radius_m}
        >
          <input type="hidden" name="inside" value="" />
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">{said.here}</span>
          </button>
          <p class="kern-body">{said.hereHint(circle.radius_m)}</p>
          <p class="kern-body" role="status" data-nearby-asking hidden>
            {said.locating}
          </p>
          <p class="nearby__not" role="alert" data-nearby-far hidden>
            {said.tooFar}
            <span class="nearby__tried">
              {said.tried} <time />
            </span>
          </p>
          <p class="nearby__not" role="alert" data-nearby-unknown hidden>
            {said.noPosition}
            <span class="nearby__tried">
              {said.tried} <time />
            </span>
          </p>
        </form>
      )}
      <p class="kern-body">
        {circle ? said.orKiosk : said.atKiosk} {said.showCode}
      </p>
    </section>
  );
}
