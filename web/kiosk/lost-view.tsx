import type { LocationState } from "../../engine/location/state.ts";
import { type Service, say } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { SPAN_MS } from "./lost.ts";
import { addressAt, type Place } from "./place.ts";
import { look, type Screen } from "./screen.ts";

/** Numbers have three digits; a very long day has four. */
const DIGITS = { least: 3, most: 5 };
/** More than a day of business has, so that the list ends. */
const MOST_SPANS = 96;

/**
 * The way to a lost number, a question a screen and no keyboard: `""` asks for the matter, `/{service}` for the digits,
 * `/{service}/{digits}` for more of them, and `/{service}/{digits}/when` for the time. Null for any other path.
 */
export function lostScreen(house: House, place: Place, path: string): Screen | null {
  const [, id, digits = "", when, ...more] = path.split("/");
  const service = place.town.services.find((one) => one.id === id);
  const screen = (title: string, render: Screen["render"]): Screen => ({
    path: `/lost${path}`,
    title,
    render,
  });
  const w = words(place.language).kiosk;
  if (path === "") return screen(w.lostMatter, async () => <Matters place={place} />);
  if (!service || more.length > 0 || !new RegExp(`^\\d{0,${DIGITS.most}}$`).test(digits)) return null;
  if (when === undefined)
    return screen(w.lostNumber, async () => <Keypad place={place} service={service} digits={digits} />);
  if (when !== "when" || digits.length < DIGITS.least) return null;
  return screen(w.lostTime, async () => (
    <Times place={place} service={service} digits={digits} spans={await look(house, place, spansOf)} />
  ));
}

function Matters({ place }: { place: Place }) {
  const { town, language } = place;
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{words(language).kiosk.lostMatter}</h1>
      <div class="kiosk-scroll" data-scroll-region>
        <div class="kiosk-group">
          <ul>
            {town.services.map((service) => (
              <li>
                <a class="kiosk-button kiosk-matter" href={addressAt(place, `/lost/${service.id}`)}>
                  <strong>{say(service.name, language)}</strong>
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}

type OfMatter = { place: Place; service: Service; digits: string };

function Keypad({ place, service, digits }: OfMatter) {
  const w = words(place.language).kiosk;
  const to = (more: string) => addressAt(place, `/lost/${service.id}/${more}`);
  const full = digits.length >= DIGITS.most;
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{w.lostNumber}</h1>
      <p class="kiosk-lost__number" dir="ltr" role="status">
        {service.queue}
        {digits.padEnd(DIGITS.least, "·")}
      </p>
      <div class="kiosk-lost__keys" dir="ltr">
        {[..."1234567890"].map((digit) => (
          <a class="kiosk-button" href={to(full ? digits : digits + digit)}>
            <strong>{digit}</strong>
          </a>
        ))}
        <a class="kiosk-button" href={to(digits.slice(0, -1))}>
          <strong role="img" aria-label={w.eraseDigit}>
            ⌫
          </strong>
        </a>
      </div>
      {digits.length >= DIGITS.least && (
        <a class="kiosk-button kiosk-button--go kiosk-lost__on" href={to(`${digits}/when`)}>
          <strong>{words(place.language).common.next}</strong>
        </a>
      )}
    </section>
  );
}

/** When each quarter of an hour began, the present one first, back to the day's first number. */
function spansOf({ tickets }: LocationState, now: number): number[] {
  const last = Math.floor(now / SPAN_MS) * SPAN_MS;
  const first = [...tickets.values()].reduce((at, { drawn_at }) => Math.min(at, drawn_at), now);
  const count = Math.min(MOST_SPANS, Math.floor((last - first) / SPAN_MS) + 2);
  return Array.from({ length: count }, (_, nth) => last - nth * SPAN_MS);
}

function Times({ place, service, digits, spans }: OfMatter & { spans: number[] }) {
  const w = words(place.language);
  const time = (at: number) => w.format.time(at, place.town.zone);
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{w.kiosk.lostTime}</h1>
      <form class="kiosk-scroll" data-scroll-region method="post" action={addressAt(place, "/lost")}>
        <input type="hidden" name="service" value={service.id} />
        <input type="hidden" name="number" value={`${service.queue}${digits}`} />
        <div class="kiosk-lost__times" dir="ltr">
          {spans.map((from) => (
            <button type="submit" name="from" value={from} class="kiosk-button">
              <strong>
                {time(from)} – {time(from + SPAN_MS)}
              </strong>
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}
