import type { Matter } from "../../engine/appointments/appointment.ts";
import { papersOf } from "../../engine/appointments/documents.ts";
import { type Department, type Language, type Service, say, type Town } from "../../engine/town/town.ts";
import { needsAccount } from "../account/booker.ts";
import { words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { Matters } from "./matters-list.tsx";
import { Bundles } from "./papers.tsx";
import { fieldsOf, minutesOf } from "./wish.ts";

type Props = { town: Town; department: Department; language: Language; matters: readonly Matter[] };

/** What one wants to know before any date: what needs no visit at all, what to bring, what it costs, how long it takes. */
export function BeforePage({ town, department, language, matters }: Props) {
  const w = words(language);
  const path = `/book/${town.id}/${department.id}`;
  const query = new URLSearchParams(fieldsOf(matters));
  const services = matters.flatMap(({ service }) => town.services.find(({ id }) => id === service) ?? []);
  const online = services.filter((service) => service.online);
  const papers = papersOf(town, matters);
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.booking.before}
      self={`${path}/before?${query}`}
      step={3}
    >
      <Matters town={town} matters={matters} language={language} />
      <p class="kern-body">{w.booking.together(minutesOf(town, matters))}</p>
      {online.map((service) => (
        <Online service={service} language={language} />
      ))}
      <section aria-labelledby="bring">
        <h2 class="kern-heading-medium" id="bring">
          {w.kiosk.bring}
        </h2>
        {papers.length === 0 ? (
          <p class="kern-body">{w.booking.nothingToBring}</p>
        ) : (
          <Bundles
            town={town}
            language={language}
            matters={matters}
            papers={papers}
            list={(alike) => (
              <ul class="booking__papers">
                {alike.map(({ text }) => (
                  <li>{say(text, language)}</li>
                ))}
              </ul>
            )}
          />
        )}
      </section>
      <Fees services={services} language={language} />
      {needsAccount({ town, department, matters }) && (
        <p class="kern-body">
          {w.account.guide.needed}{" "}
          <a class="kern-link" href={`/account/guide?at=${town.id}`}>
            {w.account.guide.link}
          </a>
        </p>
      )}
      <Onward back={{ href: `${path}?${query}`, name: w.common.back }}>
        <a class="kern-btn kern-btn--primary" href={`${path}/times?${query}`}>
          <span class="kern-label">{w.booking.toTimes}</span>
        </a>
      </Onward>
    </BookingPage>
  );
}

function Online({ service, language }: { service: Service; language: Language }) {
  const w = words(language);
  if (!service.online) return null;
  return (
    <section class="booking__online">
      <h2 class="kern-heading-medium">{w.booking.online}</h2>
      <p class="kern-body">
        <strong>{say(service.name, language)}</strong>: {say(service.online.text, language)}
      </p>
      <p>
        <a class="kern-btn kern-btn--secondary" href={service.online.url} rel="noreferrer">
          <span class="kern-label">{w.booking.openOnline}</span>
        </a>
      </p>
    </section>
  );
}

function Fees({ services, language }: { services: readonly Service[]; language: Language }) {
  const priced = services.filter(({ fee }) => fee);
  if (priced.length === 0) return null;
  return (
    <section aria-labelledby="fees">
      <h2 class="kern-heading-medium" id="fees">
        {words(language).booking.fee}
      </h2>
      <ul class="booking__papers">
        {priced.map(({ name, fee }) => (
          <li>
            {say(name, language)}: {fee && say(fee, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
