import { Elysia, NotFoundError } from "elysia";
import type { Answer, Intent } from "../../engine/location/command.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { commandId } from "../desk/press.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import { whileSignedIn } from "../guard/stream.ts";
import type { House } from "../house.ts";
import { topic } from "../topics.ts";
import { agendaOf, dayAsked, linesOf } from "./agenda.ts";
import { AgendaBody } from "./agenda-view.tsx";
import { createAnswers, NO_FORM } from "./answers.tsx";
import { intentOf, isAppointmentDeed, momentIn } from "./deeds.ts";
import { giveRoutes } from "./give-routes.tsx";
import { peopleOf } from "./people.ts";
import { searchRoutes } from "./search-routes.tsx";

const FORM = { parse: "urlencoded" } as const;

/** The appointments of an office for its staff: a day's list, new ones, and what becomes of each. */
export function appointmentRoutes(house: House) {
  const { engine, live } = house;
  const answers = createAnswers(house);
  const { look, agenda, choose, done } = answers;
  const queryOf = (request: Request) => new URL(request.url).searchParams;

  const carryOut = async (
    { session, clerk }: Staff,
    location: string,
    form: Form,
    intent: Intent | null,
  ): Promise<Answer | Refused> => {
    const id = intent && commandId(engine.keys, session.id, JSON.stringify(intent), form);
    return id ? engine.ask(location, { id, actor: `staff:${clerk.id}`, intent }) : NO_FORM;
  };

  return new Elysia({ name: "appointments" })
    .use(giveRoutes(house, answers))
    .use(searchRoutes(house))
    .get("/desk/:location/appointments", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      return staff instanceof Response ? staff : agenda(staff, request, location, null);
    })
    .get("/desk/:location/appointments/stream", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const town = engine.town(location) as Town;
      const day = dayAsked(queryOf(request).get("day"), businessDay(town, engine.clock.now()));
      if (!day) throw new NotFoundError();
      return live.stream(whileSignedIn(house, request, staff), {
        key: `appointments/${location}/${staff.session.id}/${day}`,
        topic: topic(location, "appointments"),
        render: async () => {
          const sheet = await look(location, (state) => agendaOf(state, day));
          return (
            <AgendaBody
              staff={staff}
              town={town}
              agenda={sheet}
              people={await peopleOf(house, linesOf(sheet))}
            />
          );
        },
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
        const start_at = momentIn(form.start);
        const day = start_at === null ? null : businessDay(engine.town(location) as Town, start_at);
        const field = (name: string) => (name === "day" ? day : null);
        return choose(staff, location, { field, moves: appointment }, outcome);
      },
      FORM,
    );
}
