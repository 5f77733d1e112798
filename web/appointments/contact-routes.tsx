import { Elysia, NotFoundError } from "elysia";
import { type Contact, type KeptContact, RETENTION } from "../../engine/contacts/contact.ts";
import { callable } from "../../engine/contacts/reach.ts";
import type { Town } from "../../engine/town/town.ts";
import { contactOf, type Line as FormLine, linesOf } from "../booking/person.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { words } from "../words/words.ts";
import { type Line, lineOf } from "./agenda.ts";
import { isOpen } from "./card.ts";
import { ContactPage } from "./contact-view.tsx";
import { askedOfStaff } from "./person.ts";

const FORM = { parse: "urlencoded" } as const;
const DAY_MS = 86_400_000;

/** Who comes to an appointment, mended by staff: a wrong digit on the telephone need not cost somebody their code. */
export function contactRoutes(house: House) {
  const { engine } = house;
  /** An appointment whose visitor may still be another, and what staff are asked of them. */
  const found = async (location: string, id: string) => {
    const seen = await engine.read(location, (state) => {
      const row = state.book.get(id);
      return row && isOpen(row) ? { town: state.town, row: { ...row }, line: lineOf(state, row) } : null;
    });
    const department = seen?.town.departments.find((one) => one.id === seen.row.department);
    if (!seen || !department) throw new NotFoundError();
    return {
      ...seen,
      asking: { town: seen.town, department: askedOfStaff(department), staff: true } as const,
    };
  };

  const show = (staff: Staff, { town, line }: { town: Town; line: Line }, lines: FormLine[]) => {
    const { contact_days: kept_days } = town.retention ?? RETENTION;
    const status = lines.some(({ mistake }) => mistake !== null) ? 422 : 200;
    return html(status, <ContactPage {...{ staff, town, line, lines, kept_days }} />);
  };

  return new Elysia({ name: "appointment-contact" })
    .get("/desk/:location/appointments/:appointment/contact", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      if (staff instanceof Response) return staff;
      const at = await found(params.location, params.appointment);
      const known = typedBefore(await engine.contacts.of(at.row.id));
      return show(staff, at, linesOf(at.asking, known, words("de"), false));
    })
    .post(
      "/desk/:location/appointments/:appointment/contact",
      async ({ request, params: { location, appointment }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        const at = await found(location, appointment);
        const lines = linesOf(at.asking, form, words("de"), true);
        if (lines.some(({ mistake }) => mistake !== null)) return show(staff, at, lines);
        const before = await engine.contacts.of(appointment);
        const contact = { ...contactOf(lines), account: before?.account ?? null };
        const { contact_days } = at.town.retention ?? RETENTION;
        const keep_until_at = at.row.end_at + contact_days * DAY_MS;
        await engine.contacts.keep({ appointment, location, contact, keep_until_at });
        const told =
          isElsewhere(before, contact) && (await engine.messages.confirmAgain(location, appointment));
        return see(`/desk/${location}/appointments/${appointment}?${told ? "told" : "saved"}`);
      },
      FORM,
    );
}

/** Whether somebody is to be written to where nothing went before. */
function isElsewhere(before: Contact | null, { email, phone }: Contact): boolean {
  const number = callable(before?.phone ?? "");
  return (email !== null && email !== before?.email) || (phone !== null && phone !== number);
}

/** What stands in the form at first. */
function typedBefore(contact: KeptContact | null): Form {
  if (!contact) return {};
  const own = Object.entries(contact.fields).map(([id, value]): [string, string] => [`f-${id}`, value]);
  return {
    name: contact.name ?? "",
    email: contact.email ?? "",
    phone: contact.phone ?? "",
    ...Object.fromEntries(own),
  };
}
