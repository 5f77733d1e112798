import { Elysia, NotFoundError } from "elysia";
import type { Answer, Intent } from "../../engine/location/command.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { commandId } from "../desk/press.ts";
import { staffSentence } from "../desk/refusals.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import { whileSignedIn } from "../guard/stream.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { topic } from "../topics.ts";
import { refusalStatus } from "../words/refusal.ts";
import { agendaOf, dayAsked, lineOf } from "./agenda.ts";
import { AgendaBody, AgendaPage } from "./agenda-view.tsx";
import { intentOf, isAppointmentDeed, momentIn } from "./deeds.ts";
import { MattersPage } from "./matters-view.tsx";
import { timesOf } from "./times.ts";
import { TimesPage } from "./times-view.tsx";
import { mattersIn } from "./wish.ts";

const FORM = { parse: "urlencoded" } as const;
const NO_FORM = new Refused("bad-input", "The form does not say what it is about");

/** The appointments of an office for its staff: a day's list, new ones, and what becomes of each. */
export function appointmentRoutes(house: House) {
  const { engine, live } = house;
  const queryOf = (request: Request) => new URL(request.url).searchParams;
  const look = async <T,>(location: string, at: (state: LocationState, now: number) => T): Promise<T> => {
    const found = await engine.read(location, (state, now) => ({ found: at(state, now) }));
    if (!found) throw new NotFoundError();
    return found.found;
  };
  const today = (town: Town) => businessDay(town, engine.clock.now());

  const agenda = async (staff: Staff, request: Request, location: string, refused: Refused | null) => {
    const query = queryOf(request);
    const town = engine.town(location) as Town;
    const day = dayAsked(query.get("day"), today(town));
    const refusal = refused ?? (day ? null : NO_FORM);
    const { sheet, done } = await look(location, (state) => {
      const row = state.book.get(query.get("done") ?? "");
      return { sheet: agendaOf(state, day ?? state.day), done: row ? lineOf(state, row) : null };
    });
    const sentence = refusal && staffSentence(refusal);
    return html(
      refusal ? refusalStatus(refusal.code) : 200,
      <AgendaPage staff={staff} town={town} agenda={sheet} done={done} refusal={sentence} />,
    );
  };

  /** Times for the matters or the appointment that is named, or the page to name the matters on. */
  const choose = async (
    staff: Staff,
    location: string,
    asked: { field: (name: string) => string | null | undefined; moves: string | null; change?: boolean },
    refused: Refused | null,
  ) => {
    const town = engine.town(location) as Town;
    const matters = mattersIn(asked.field);
    const day = dayAsked(asked.field("day") ?? null, today(town));
    const found = await look(location, (state, now) => {
      const row = asked.moves === null ? null : (state.book.get(asked.moves) ?? null);
      if (asked.moves !== null && !row) throw new NotFoundError();
      if (!row && (matters.length === 0 || asked.change)) return null;
      return timesOf(state, now, row?.matters ?? matters, asked.field("day") ? day : null, row);
    });
    const refusal = refused ?? (isRefused(found) ? found : null);
    const status = refusal ? refusalStatus(refusal.code) : 200;
    const props = { staff, town, refusal: refusal && staffSentence(refusal) };
    if (!found || isRefused(found)) return html(status, <MattersPage {...props} matters={matters} />);
    return html(status, <TimesPage {...props} times={found} />);
  };

  const carryOut = async (
    { session, clerk }: Staff,
    location: string,
    form: Form,
    intent: Intent | null,
  ): Promise<Answer | Refused> => {
    const id = intent && commandId(engine.keys, session.id, JSON.stringify(intent), form);
    return id ? engine.ask(location, { id, actor: `staff:${clerk.id}`, intent }) : NO_FORM;
  };

  const done = async (location: string, { appointment = "" }: Answer) => {
    const day = await look(location, (state) => {
      const row = state.book.get(appointment);
      return row ? businessDay(state.town, row.start_at) : state.day;
    });
    return see(`/desk/${location}/appointments?day=${day}&done=${appointment}`);
  };

  return new Elysia({ name: "appointments" })
    .get("/desk/:location/appointments", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      return staff instanceof Response ? staff : agenda(staff, request, location, null);
    })
    .get("/desk/:location/appointments/stream", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const town = engine.town(location) as Town;
      const day = dayAsked(queryOf(request).get("day"), today(town));
      if (!day) throw new NotFoundError();
      return live.stream(whileSignedIn(house, request, staff), {
        key: `appointments/${location}/${staff.session.id}/${day}`,
        topic: topic(location, "appointments"),
        render: async () => (
          <AgendaBody
            staff={staff}
            town={town}
            agenda={await look(location, (state) => agendaOf(state, day))}
          />
        ),
      });
    })
    .get("/desk/:location/appointments/new", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const query = queryOf(request);
      const asked = { field: (name: string) => query.get(name), moves: null, change: query.has("change") };
      return choose(staff, location, asked, null);
    })
    .get("/desk/:location/appointments/:appointment/move", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      if (staff instanceof Response) return staff;
      const query = queryOf(request);
      const asked = { field: (name: string) => query.get(name), moves: params.appointment };
      return choose(staff, params.location, asked, null);
    })
    .post(
      "/desk/:location/appointments",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const start_at = momentIn(form.start);
        const matters = mattersIn((name) => form[name]);
        const wish = { matters, channel: "staff", language: "de" } as const;
        const intent = start_at === null ? null : ({ type: "book-appointment", ...wish, start_at } as const);
        const outcome = await carryOut(staff, location, form, intent);
        if (!isRefused(outcome)) return done(location, outcome);
        const day = start_at === null ? null : businessDay(engine.town(location) as Town, start_at);
        const field = (name: string) => (name === "day" ? day : form[name]);
        return choose(staff, location, { field, moves: null }, outcome);
      },
      FORM,
    )
    .post(
      "/desk/:location/appointments/:appointment/:deed",
      async ({ request, params: { location, appointment, deed }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        if (!isAppointmentDeed(deed)) throw new NotFoundError();
        const outcome = await carryOut(staff, location, form, intentOf(deed, appointment, form));
        if (!isRefused(outcome)) return done(location, outcome);
        if (deed !== "move" || outcome.code === "unknown-appointment")
          return agenda(staff, request, location, outcome);
        return choose(staff, location, { field: () => null, moves: appointment }, outcome);
      },
      FORM,
    );
}
