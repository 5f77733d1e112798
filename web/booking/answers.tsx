import { NotFoundError } from "elysia";
import type { Appointment, Matter } from "../../engine/appointments/appointment.ts";
import { RETENTION } from "../../engine/contacts/contact.ts";
import { holdToken } from "../../engine/keys/appointment-token.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { lotteryOffer } from "../../engine/lottery/offer.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import { type Language, say, type Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import type { House } from "../house.ts";
import { LeftOver, LotteryNotice } from "../lottery/notice-view.tsx";
import { html, page, rendered } from "../page.tsx";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { clientCookie, clientOf } from "./client.ts";
import { ruleOf } from "./confirm.ts";
import type { Holds } from "./holds.ts";
import { isKept } from "./keeping.ts";
import type { KeptTimes } from "./kept-times.ts";
import { MattersPage } from "./matters-view.tsx";
import { offerOf } from "./offer.ts";
import { carriedOf, type Line } from "./person.ts";
import { PersonPage } from "./person-view.tsx";
import type { Place } from "./place.ts";
import { bookingSentence } from "./sentences.ts";
import { SorryPage } from "./sorry-view.tsx";
import { TimesPage } from "./times-view.tsx";
import { fieldsOf } from "./wish.ts";

/** The day or month looked at, and what was typed into the form already, which goes along. */
export interface Asked {
  day: string | null;
  month: string | null;
  typed?: Form;
}

/** What the pages of free times are made with. */
export interface Shop {
  house: House;
  kept: KeptTimes;
  holds: Holds;
}

/** Back to the matters, with the reason. */
export function chooseAgain(place: Place, matters: readonly Matter[], refused: Refused): Promise<Response> {
  const w = words(place.language);
  const apart = place.town.services.filter(
    ({ id }) => id === refused.params.one || id === refused.params.other,
  );
  const which = apart.map(({ name }) => say(name, place.language)).join(" / ");
  const said = bookingSentence(w, refused);
  const refusal = matters.length === 0 ? w.booking.chooseOne : which ? `${which}: ${said}` : said;
  return html(refusalStatus(refused.code), <MattersPage {...place} matters={matters} refusal={refusal} />);
}

/** The times that are free for some matters; with a refusal, why the one that was wanted is not. */
export async function showTimes(
  { house, kept, holds }: Shop,
  request: Request,
  place: Place,
  matters: readonly Matter[],
  { day, month, typed = {} }: Asked,
  refused: Refused | null,
): Promise<Response> {
  const { town, department, language } = place;
  const w = words(language);
  const carried = carriedOf(department, typed);
  const why = refused && bookingSentence(w, refused);
  const status = refused ? refusalStatus(refused.code) : 200;
  const cookie = clientCookie(request, house.secure);
  const client = clientOf(request);
  const hold = client ? holds.of(client) : null;
  const wish = { matters, channel: "online" as const, day, month, moves: null };
  const key = `${town.id} ${JSON.stringify([department.id, language, matters, day, month, why])}`;
  const found = await house.engine.read(town.id, (state, now) => {
    const moment = { seq: state.seq, now };
    const held = hold?.location === town.id ? heldFor(state, hold.appointment, matters) : null;
    // What somebody typed or keeps is in no page but their own.
    const shared = carried.length === 0 && !held;
    const text = shared ? kept.find(key, moment) : null;
    if (text) return text;
    const offer = offerOf(state, now, { ...wish, held });
    return { moment, offer, lottery: lotteryOffer(state, now, matters), shared };
  });
  if (!found) throw new NotFoundError();
  if (typeof found === "string") return rendered(status, found, cookie);
  const { moment, offer, lottery, shared } = found;
  if (isRefused(offer)) return chooseAgain(place, matters, offer);
  const path = pathOf(place);
  const fields = fieldsOf(matters);
  const text = await page(
    <TimesPage
      town={town}
      language={language}
      title={w.booking.chooseTime}
      offer={offer}
      path={`${path}/times`}
      fields={fields}
      carried={carried}
      back={{ href: `${path}/before?${new URLSearchParams(fields)}`, name: w.common.back }}
      step={4}
      held={hold && client ? `/hold/${holdToken(house.engine.keys, hold.appointment, client)}` : null}
      lottery={
        lottery && (
          <>
            <LotteryNotice
              town={town}
              language={language}
              offer={lottery}
              path={`${path}/wish`}
              fields={fields}
            />
            <LeftOver free={offer.next.length > 0} held={lottery.held} w={w} />
          </>
        )
      }
      refusal={why && carried.length > 0 ? `${why} ${w.booking.takenKept}` : why}
    />,
  );
  if (shared) kept.keep(key, moment, text);
  return rendered(status, text, cookie);
}

/** The time that this hold keeps for just these matters. */
function heldFor({ book }: LocationState, id: string, matters: readonly Matter[]): Appointment | null {
  const row = book.get(id);
  const same = row && JSON.stringify(fieldsOf(row.matters)) === JSON.stringify(fieldsOf(matters));
  return same && isKept(row) ? row : null;
}

/** The form for whoever comes; 422 where something in it is wrong. With a refusal: why it was not booked, and all that was typed. */
export async function showPerson(
  house: House,
  client: string,
  { town, language }: Pick<Place, "town" | "language">,
  row: Appointment,
  lines: readonly Line[],
  refused: { status: number; sentence: string } | null = null,
): Promise<Response> {
  const { contact_days } = town.retention ?? RETENTION;
  const { puzzles } = house.engine;
  const status = lines.some(({ mistake }) => mistake !== null) ? 422 : 200;
  return html(
    refused?.status ?? status,
    <PersonPage
      town={town}
      language={language}
      row={row}
      token={holdToken(house.engine.keys, row.id, client)}
      times={timesPath(town, row)}
      lines={lines}
      kept_days={contact_days}
      puzzle={ruleOf(town, row)?.puzzle ? await puzzles.about(row.id) : null}
      now={house.engine.clock.now()}
      pace={house.pace}
      refusal={refused?.sentence ?? null}
    />,
  );
}

/** Where it cannot go on: why, and what to do instead. */
export function sorry(
  status: number,
  { town, language }: { town: Town | null; language: Language },
  sentence: string,
  onward: { href: string; name: string },
  headers: Record<string, string> = {},
): Promise<Response> {
  const props = { town, language, sentence, onward, self: onward.href };
  return html(status, <SorryPage {...props} />, headers);
}

export function pathOf({ town, department }: Pick<Place, "town" | "department">): string {
  return `/book/${town.id}/${department.id}`;
}

/** The times of the day on which somebody wanted to come. */
export function timesPath(
  town: Town,
  { department, matters, start_at }: Pick<Appointment, "department" | "matters" | "start_at">,
): string {
  const day = businessDay(town, start_at);
  return `/book/${town.id}/${department}/times?${new URLSearchParams([...fieldsOf(matters), ["day", day]])}`;
}
