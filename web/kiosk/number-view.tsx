import type { Spoken } from "../../engine/estimate/spoken.ts";
import type { TicketState } from "../../machines/ticket.ts";
import { namesOf } from "../booking/matters-list.tsx";
import { type Words, words } from "../words/words.ts";
import type { Answer } from "./answer.ts";
import type { Place } from "./place.ts";

type Told = (w: Words, answer: Answer) => string[];

/** What is said of a ticket that does not simply wait, first what matters most. */
const SAYS: Partial<Record<TicketState, Told>> = {
  called: (w, { counter }) => [w.phone.called(counter ?? "")],
  serving: (w, { counter }) => [w.phone.serving(counter ?? "")],
  parked: (w) => [w.phone.parked],
  missed: (w) => [w.phone.missed, w.phone.missedHint],
  completed: (w) => [w.phone.completed],
  cancelled: (w) => [w.phone.cancelled],
};

/** How long it takes, as people are told it. */
export function waitSaid({ kiosk }: Words, wait: Spoken | null): string {
  if (wait === null) return kiosk.waitUnknown;
  return wait.low_min === 0 ? kiosk.waitUnder(wait.high_min) : kiosk.wait(wait.low_min, wait.high_min);
}

/** The number itself, and how it stands with it. */
export function NumberBox({ place, answer }: { place: Place; answer: Answer }) {
  const w = words(place.language);
  const { wait, ahead, state, until } = answer;
  const [first, ...more] = SAYS[state]?.(w, answer) ?? [];
  return (
    <div class={`kiosk-number kiosk-number--${answer.standing}`}>
      <h1 id="title">
        <span class="kiosk-number__label">{w.kiosk.yourNumber}</span>{" "}
        <span class="kiosk-number__digits" dir="ltr">
          {answer.number}
        </span>
      </h1>
      <p>{namesOf(place.town, answer.matters, place.language).join(", ")}</p>
      {answer.due_at !== null && <p>{w.arrival.at(w.format.time(answer.due_at, place.town.zone))}</p>}
      {first && (
        <p class={answer.standing === "called" ? "kiosk-number__called" : "kiosk-number__ahead"}>{first}</p>
      )}
      {more.map((line) => (
        <p>{line}</p>
      ))}
      {state === "out" && <p class="kiosk-number__ahead">{w.phone.out}</p>}
      {until !== null && <p>{w.phone.outUntil(w.format.time(until, place.town.zone))}</p>}
      {state === "waiting" && (
        <>
          <p class="kiosk-number__ahead">{ahead === 0 ? w.kiosk.aheadNone : w.kiosk.ahead(ahead)}</p>
          <p class={`kiosk-number__wait${wait ? "" : " kiosk-number__wait--unknown"}`}>{waitSaid(w, wait)}</p>
        </>
      )}
    </div>
  );
}
