import { drawnPools } from "../../engine/lottery/pools.ts";
import { say } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { printingAt } from "./answer.ts";
import { HinderedBox, MediaBox } from "./draw-view.tsx";
import { findMatter, type Matter } from "./matters.ts";
import type { Place } from "./place.ts";
import { qrImage } from "./qr.ts";
import { todayFor } from "./same-day.ts";
import { look, type Screen } from "./screen.ts";
import { TimesBox } from "./times-view.tsx";

/** The third page: what to bring, whether it can be done online, and a number now or a time today. */
export function matterScreen(house: House, place: Place, service: string): Screen {
  const name = place.town.services.find((one) => one.id === service)?.name;
  const { arrival } = words(place.language);
  return {
    path: `/services/${service}`,
    title: name ? say(name, place.language) : "",
    render: async () => {
      const matter = await look(house, place, (state, now) => ({
        found: findMatter(state, service, now),
        today: todayFor(state, service, now),
      }));
      if (!matter.found) throw new Error(`${place.town.id} has no service ${service}`);
      const { online } = matter.found.service;
      const { wait, attended, times } = matter.today;
      const isDrawn = drawnPools(place.town).some(({ services }) => services.includes(service));
      const printing = printingAt(house.engine.fleet, place.kiosk);
      return (
        <section id="screen" class="kiosk-screen kiosk-screen--choice" aria-labelledby="title">
          <h1 id="title">{say(matter.found.service.name, place.language)}</h1>
          <About place={place} matter={matter.found} online={online ? await qrImage(online.url) : null} />
          {matter.found.hindrance ? (
            <HinderedBox place={place} hindrance={matter.found.hindrance} drawn={isDrawn}>
              {times.length > 0 && (
                <TimesBox place={place} service={service} times={times} title={arrival.todayOnly} />
              )}
            </HinderedBox>
          ) : (
            <MediaBox place={place} printing={printing} wait={wait} attended={attended}>
              {times.length > 0 && (
                <TimesBox place={place} service={service} times={times} title={arrival.today} />
              )}
            </MediaBox>
          )}
        </section>
      );
    },
  };
}

function About({ place, matter, online }: { place: Place; matter: Matter; online: string | null }) {
  const { language } = place;
  const w = words(language);
  const { duration_min, fee, documents, online: alternative } = matter.service;
  return (
    <section class="kiosk-scroll kiosk-about" data-scroll-region tabindex={0} aria-labelledby="bring">
      <p class="kiosk-about__facts">
        <span>{w.kiosk.lasts(duration_min)}</span>
        {fee && <span>{say(fee, language)}</span>}
      </p>
      <h2 id="bring">{w.kiosk.bring}</h2>
      <ul class="kiosk-about__documents">
        {documents.map((document) => (
          <li>{say(document, language)}</li>
        ))}
      </ul>
      {alternative && online && (
        <aside class="kiosk-online" aria-labelledby="online">
          <img src={online} alt="" width="160" height="160" draggable={false} />
          <div>
            <h2 id="online">{w.kiosk.online}</h2>
            <p>{say(alternative.text, language)}</p>
            <p class="kiosk-online__address" dir="ltr">
              {new URL(alternative.url).host}
            </p>
          </div>
        </aside>
      )}
    </section>
  );
}
