import { NotFoundError } from "elysia";
import type { Answer } from "../../engine/location/command.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { staffSentence } from "../desk/refusals.ts";
import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { refusalStatus } from "../words/refusal.ts";
import { agendaOf, dayAsked, lineOf, linesOf } from "./agenda.ts";
import { AgendaPage } from "./agenda-view.tsx";
import { MattersPage } from "./matters-view.tsx";
import { peopleOf } from "./people.ts";
import { timesOf } from "./times.ts";
import { TimesPage } from "./times-view.tsx";
import { type Field, languageIn, mattersIn } from "./wish.ts";

export const NO_FORM = new Refused("bad-input", "The form does not say what it is about");

/** What times are asked for. */
interface Asked {
  field: Field;
  /** The appointment that is moved. */
  moves: string | null;
  /** The matters are to be named anew. */
  change?: boolean;
  /** What was typed about the person already. */
  typed?: Form;
}

export type Answers = ReturnType<typeof createAnswers>;

/** The pages that forms about appointments lead to, also when they are refused. */
export function createAnswers(house: House) {
  const { engine } = house;

  /** @throws NotFoundError for a location that is not there */
  const look = async <T,>(location: string, at: (state: LocationState, now: number) => T): Promise<T> => {
    const found = await engine.read(location, (state, now) => ({ found: at(state, now) }));
    if (!found) throw new NotFoundError();
    return found.found;
  };

  const agenda = async (staff: Staff, request: Request, location: string, refused: Refused | null) => {
    const query = new URL(request.url).searchParams;
    const town = engine.town(location) as Town;
    const day = dayAsked(query.get("day"), businessDay(town, engine.clock.now()));
    const refusal = refused ?? (day ? null : NO_FORM);
    const { sheet, done } = await look(location, (state) => {
      const row = state.book.get(query.get("done") ?? "");
      return { sheet: agendaOf(state, day ?? state.day), done: row ? lineOf(state, row) : null };
    });
    const people = await peopleOf(house, linesOf(sheet));
    const sentence = refusal && staffSentence(refusal);
    const props = { staff, town, people, done, refusal: sentence };
    return html(refusal ? refusalStatus(refusal.code) : 200, <AgendaPage {...props} agenda={sheet} />);
  };

  /** Times for the matters or the appointment that is named, or the page to name the matters on. */
  const choose = async (staff: Staff, location: string, asked: Asked, refused: Refused | null) => {
    const town = engine.town(location) as Town;
    const matters = mattersIn(asked.field);
    const day = dayAsked(asked.field("day") ?? null, businessDay(town, engine.clock.now()));
    const found = await look(location, (state, now) => {
      const row = asked.moves === null ? null : (state.book.get(asked.moves) ?? null);
      if (asked.moves !== null && !row) throw new NotFoundError();
      if (!row && (matters.length === 0 || asked.change)) return null;
      return timesOf(state, now, row?.matters ?? matters, asked.field("day") ? day : null, row);
    });
    const refusal = refused ?? (isRefused(found) ? found : null);
    const status = refusal ? refusalStatus(refusal.code) : 200;
    const language = languageIn(town, asked.field);
    const props = { staff, town, language, refusal: refusal && staffSentence(refusal) };
    if (!found || isRefused(found)) return html(status, <MattersPage {...props} matters={matters} />);
    return html(status, <TimesPage {...props} times={found} typed={asked.typed} />);
  };

  const done = async (location: string, { appointment = "" }: Answer) => {
    const day = await look(location, (state) => {
      const row = state.book.get(appointment);
      return row ? businessDay(state.town, row.start_at) : state.day;
    });
    return see(`/desk/${location}/appointments?day=${day}&done=${appointment}`);
  };

  return { look, agenda, choose, done };
}
