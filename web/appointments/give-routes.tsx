import { Elysia, NotFoundError } from "elysia";
import type { Appointment } from "../../engine/appointments/appointment.ts";
import { RETENTION } from "../../engine/contacts/contact.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { contactOf, type Line as FormLine, linesOf, typedOf } from "../booking/person.ts";
import { commandId } from "../desk/press.ts";
import { staffSentence } from "../desk/refusals.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { lineOf } from "./agenda.ts";
import { type Answers, NO_FORM } from "./answers.tsx";
import { cardOf } from "./card.ts";
import { CardPage } from "./card-view.tsx";
import { contactRoutes } from "./contact-routes.tsx";
import { momentIn } from "./deeds.ts";
import { Giving } from "./giving.ts";
import { askedOfStaff } from "./person.ts";
import { PersonPage } from "./person-view.tsx";
import { fieldsOf, languageIn, mattersIn } from "./wish.ts";

const FORM = { parse: "urlencoded" } as const;

/** A new appointment by staff: a time is kept, then they say for whom, then there is a code; and the page of one appointment. */
export function giveRoutes(house: House, { look, choose }: Answers) {
  const { engine } = house;
  const giving = new Giving(house);

  /** An appointment that staff give, and what they are asked about the person; those that others hold are not theirs to finish. */
  const given = async (location: string, id: string) => {
    const row = await giving.look(location, id);
    const town = engine.town(location);
    const department = town?.departments.find((one) => one.id === row?.department);
    if (row?.channel !== "staff" || !town || !department) throw new NotFoundError();
    return { row, town, department: askedOfStaff(department) };
  };

  const person = async (staff: Staff, town: Town, row: Appointment, lines: FormLine[], refused?: Refused) => {
    const line = await look(town.id, (state) => lineOf(state, row));
    const bad = lines.some(({ mistake }) => mistake !== null);
    const { contact_days } = town.retention ?? RETENTION;
    return html(
      refused ? refusalStatus(refused.code) : bad ? 422 : 200,
      <PersonPage
        staff={staff}
        town={town}
        row={row}
        line={line}
        lines={lines}
        kept_days={contact_days}
        refusal={refused ? staffSentence(refused) : null}
        now={engine.clock.now()}
        pace={house.pace}
      />,
    );
  };

  /** Another time for the same matters; nothing that was typed is lost. */
  const again = (staff: Staff, location: string, row: Appointment, typed: Form, refused: Refused | null) => {
    const fields: Form = Object.fromEntries(fieldsOf(row));
    const day = businessDay(engine.town(location) as Town, row.start_at);
    const field = (name: string) => (name === "day" ? day : fields[name]);
    return choose(staff, location, { field, moves: null, typed }, refused);
  };

  return new Elysia({ name: "give-appointments" })
    .use(contactRoutes(house))
    .post(
      "/desk/:location/appointments",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const town = engine.town(location) as Town;
        const start_at = momentIn(form.start);
        const matters = mattersIn((name) => form[name]);
        const id = commandId(engine.keys, staff.session.id, "hold", form);
        const language = languageIn(town, (name) => form[name]);
        const asked = start_at === null || !id ? null : { matters, start_at, language };
        const held = asked ? await giving.hold({ id: staff.clerk.id, location }, asked, id ?? "") : NO_FORM;
        if (isRefused(held)) {
          const day = start_at === null ? null : businessDay(town, start_at);
          const field = (name: string) => (name === "day" ? day : form[name]);
          return choose(staff, location, { field, moves: null, typed: typedOf(form) }, held);
        }
        const typed = typedOf(form);
        if (Object.keys(typed).length === 0) return see(`/desk/${location}/appointments/${held.id}/person`);
        // What was typed stands in no address.
        const { department } = await given(location, held.id);
        return person(
          staff,
          town,
          held,
          linesOf({ town, department, staff: true }, typed, words("de"), false),
        );
      },
      FORM,
    )
    .post(
      "/desk/:location/appointments/new",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const field = (name: string) => form[name];
        return choose(staff, location, { field, moves: null, typed: typedOf(form) }, null);
      },
      FORM,
    )
    .post(
      "/desk/:location/appointments/:appointment/other",
      async ({ request, params: { location, appointment }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const { row } = await given(location, appointment);
        await giving.giveBack({ id: staff.clerk.id, location }, row.id);
        const now = await giving.look(location, row.id);
        if (now && now.confirmed_at !== null) return see(`/desk/${location}/appointments/${row.id}`);
        return again(staff, location, row, typedOf(form), null);
      },
      FORM,
    )
    .get("/desk/:location/appointments/:appointment", async ({ request, params }) => {
      const { location, appointment } = params;
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const card = await look(location, (state) => {
        const row = state.book.get(appointment);
        if (!row) throw new NotFoundError();
        return cardOf(state, row);
      });
      const contact = await engine.contacts.of(appointment);
      const query = new URL(request.url).searchParams;
      const done = query.has("booked")
        ? "booked"
        : query.has("told")
          ? "told"
          : query.has("saved")
            ? "saved"
            : null;
      const town = engine.town(location) as Town;
      return html(200, <CardPage staff={staff} town={town} card={card} contact={contact} done={done} />);
    })
    .get("/desk/:location/appointments/:appointment/person", async ({ request, params }) => {
      const { location, appointment } = params;
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const { row, town, department } = await given(location, appointment);
      if (row.confirmed_at !== null) return see(`/desk/${location}/appointments/${appointment}`);
      return person(staff, town, row, linesOf({ town, department, staff: true }, {}, words("de"), false));
    })
    .post(
      "/desk/:location/appointments/:appointment/person",
      async ({ request, params: { location, appointment }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const { row, town, department } = await given(location, appointment);
        const lines = linesOf({ town, department, staff: true }, form, words("de"), true);
        if (lines.some(({ mistake }) => mistake !== null)) return person(staff, town, row, lines);
        const booked = await giving.book({ id: staff.clerk.id, location }, row, contactOf(lines));
        if (!isRefused(booked)) return see(`/desk/${location}/appointments/${booked.id}?booked`);
        if (booked.code === "slot-taken" || booked.code === "hold-expired")
          return again(staff, location, row, typedOf(form), booked);
        return person(staff, town, row, lines, booked);
      },
      FORM,
    );
}
