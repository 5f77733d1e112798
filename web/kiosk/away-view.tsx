import { say, type Town } from "../../engine/town/town.ts";
import { direction, htmlLang } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { Frame } from "./frame.tsx";
import { PaperIcon } from "./icons.tsx";
import { addressAt, type Place, startOf } from "./place.ts";
import { Languages } from "./start.tsx";

const FORM = "draw";
/** Long enough to take a slip, s. */
const SLIP_IDLE_S = 30;

/** The first page: the languages, and that it goes on without the network. */
export function AwayStart({ place }: { place: Place }) {
  const [first = place.language, second] = place.town.languages;
  const said = second && second !== first ? [first, second] : [first];
  return (
    <Frame place={place} title={words(place.language).kiosk.title} first>
      <div class="kiosk-notice kiosk-notice--away" role="status">
        {said.map((language) => (
          <strong lang={htmlLang(language)} dir={direction(language)}>
            {words(language).kiosk.away}
          </strong>
        ))}
      </div>
      <Languages place={place} />
    </Frame>
  );
}

/** All that takes walk-ins, a press is a number: no choice but paper. */
export function AwayMatters({ place }: { place: Place }) {
  const w = words(place.language).kiosk;
  return (
    <Frame place={place} title={w.chooseMatter}>
      <Notice place={place} />
      <section id="screen" class="kiosk-screen" aria-labelledby="title">
        <h1 id="title">{w.chooseMatter}</h1>
        <div class="kiosk-scroll" data-scroll-region>
          {groupsOf(place.town).map(({ queue, services }) => (
            <section
              class="kiosk-group"
              aria-labelledby={`queue-${queue.id}`}
              data-away-group={services.map(({ id }) => id).join(" ")}
            >
              <h2 id={`queue-${queue.id}`}>{say(queue.name, place.language)}</h2>
              <ul>
                {services.map((service) => (
                  <li data-away-matter={service.id}>
                    <button
                      type="submit"
                      form={FORM}
                      name="service"
                      value={service.id}
                      class="kiosk-button kiosk-matter"
                    >
                      <strong>{say(service.name, place.language)}</strong>
                      <span class="kiosk-matter__notes">{w.paperHint}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      <form id={FORM} method="post" action={addressAt(place, "/tickets")}>
        <input type="hidden" name="id" />
        <input type="hidden" name="medium" value="paper" />
      </form>
    </Frame>
  );
}

/** The number, and whether its paper came. */
export function AwayNumber({ place }: { place: Place }) {
  const w = words(place.language).kiosk;
  return (
    <Frame place={place} title={w.yourNumber} done>
      <Notice place={place} />
      <section
        id="screen"
        class="kiosk-screen kiosk-ticket"
        aria-labelledby="title"
        data-idle-reset={SLIP_IDLE_S}
        data-idle-url={startOf(place)}
      >
        <div class="kiosk-number">
          <h1 id="title">
            <span class="kiosk-number__label">{w.yourNumber}</span>{" "}
            <span class="kiosk-number__digits" dir="ltr" data-away-number></span>
          </h1>
          <p data-away-service></p>
        </div>
        <div class="kiosk-ways">
          <div data-away-waiting>
            <h2>{w.waitingArea}</h2>
            <p class="kiosk-ways__way" data-away-way></p>
          </div>
          <p>{w.watchBoard}</p>
        </div>
        <div class="kiosk-slip kiosk-slip--take" role="status" data-away-paper="take">
          <PaperIcon />
          <p>{w.takeTicket}</p>
        </div>
        <div class="kiosk-slip" role="status" data-away-paper="failed">
          <p class="kiosk-code__failed">{w.printFailed}</p>
          <p>{w.awayNote}</p>
        </div>
      </section>
    </Frame>
  );
}

function Notice({ place }: { place: Place }) {
  return (
    <p class="kiosk-notice kiosk-notice--away">
      <strong>{words(place.language).kiosk.away}</strong>
    </p>
  );
}

function groupsOf({ queues, services }: Town) {
  const groups = queues.map((queue) => ({
    queue,
    services: services.filter((one) => one.queue === queue.id && one.walk_in),
  }));
  return groups.filter((group) => group.services.length > 0);
}
