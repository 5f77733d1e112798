import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { say } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { countersFor, routeOf } from "../plan/route.ts";
import { PlanView } from "../plan/view.tsx";
import { htmlLang } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { type Answer, answerOf, type Printing, printingAt } from "./answer.ts";
import { IDLE_S } from "./frame.tsx";
import { PaperIcon } from "./icons.tsx";
import { NumberBox } from "./number-view.tsx";
import { type Place, startOf } from "./place.ts";
import { qrImage } from "./qr.ts";
import { look, type Screen } from "./screen.ts";
import { TicketSection } from "./ticket-section.tsx";

/** Long enough to take a slip, s; a code takes longer to scan. */
const SLIP_IDLE_S = 30;

/** The answer: the number, how long, where to go, and the paper or the code. `address`: where phones reach the house. */
export function ticketScreen(house: House, place: Place, ticket: string, address: string): Screen {
  const token = ticketToken(house.engine.keys, ticket);
  return {
    path: `/tickets/${token}`,
    also: address,
    title: words(place.language).kiosk.yourNumber,
    render: async () => {
      const { answer } = await look(house, place, (state, now) => ({ answer: answerOf(state, ticket, now) }));
      if (!answer) return <Unknown place={place} />;
      const slip = answer.paper === "printing" || answer.paper === "take";
      const printing = printingAt(house.engine.fleet, place.kiosk);
      return (
        <TicketSection place={place} idle_s={answer.paper === "take" ? SLIP_IDLE_S : IDLE_S}>
          <NumberBox place={place} answer={answer} />
          <Whereabouts place={place} answer={answer} />
          {slip ? (
            <Slip place={place} answer={answer} />
          ) : (
            <Code
              place={place}
              answer={answer}
              printing={printing}
              image={await qrImage(`${address}/t/${token}`)}
            />
          )}
        </TicketSection>
      );
    },
  };
}

/** Where to go now. */
export function Whereabouts({ place, answer }: { place: Place; answer: Answer }) {
  const w = words(place.language);
  const { way, service } = answer;
  const counter = way?.counter ?? null;
  const route = routeOf(place.town, { counter, service: service.id }, place.kiosk.room);
  return (
    <div class="kiosk-ways">
      {way && (
        <>
          <h2>{way.counter ? w.kiosk.goTo : w.kiosk.waitingArea}</h2>
          <p class="kiosk-ways__way">
            {way.counter && <strong>{w.common.counterNamed(way.counter)}</strong>}{" "}
            {say(way.way, place.language)}
          </p>
        </>
      )}
      {!way?.counter && <p>{w.kiosk.watchBoard}</p>}
      {counter === null && <CalledTo place={place} service={service.id} />}
      {route && <PlanView town={place.town} route={route} language={place.language} standing />}
    </div>
  );
}

function CalledTo({ place, service }: { place: Place; service: string }) {
  const counters = countersFor(place.town, service).map(({ id }) => id);
  const list = new Intl.ListFormat(htmlLang(place.language), { type: "disjunction" }).format(counters);
  return <p>{words(place.language).arrival.calledTo(list)}</p>;
}

function Slip({ place, answer }: { place: Place; answer: Answer }) {
  const w = words(place.language).kiosk;
  return (
    <div class={`kiosk-slip kiosk-slip--${answer.paper}`} role="status">
      <PaperIcon />
      <p>{answer.paper === "printing" ? w.printing : w.takeTicket}</p>
    </div>
  );
}

type CodeProps = { place: Place; answer: Answer; printing: Printing; image: string };

function Code({ place, answer, printing, image }: CodeProps) {
  const w = words(place.language).kiosk;
  const { paper } = answer;
  const failed = paper === "failed";
  const perhaps = paper === "handed" || paper === "unsure";
  const instead = failed || perhaps;
  return (
    <div class="kiosk-code" role="status">
      <img src={image} alt={w.scan} draggable={false} />
      <div>
        {failed && <p class="kiosk-code__failed">{printing === "paper-out" ? w.paperOut : w.printFailed}</p>}
        {paper === "handed" && <p class="kiosk-code__take">{w.takeTicket}</p>}
        <p>
          {perhaps && `${w.noPaper} `}
          {instead ? w.scanInstead : w.scan}
        </p>
        {!instead && <p>{w.noteNumber}</p>}
      </div>
    </div>
  );
}

/** The day has forgotten it. */
export function Unknown({ place }: { place: Place }) {
  return (
    <section id="screen" class="kiosk-screen" data-idle-reset={SLIP_IDLE_S} data-idle-url={startOf(place)}>
      <h1 class="kiosk-notice kiosk-notice--big">{words(place.language).errors.unknownTicket}</h1>
    </section>
  );
}
