import type { Appointment, Matter } from "../../engine/appointments/appointment.ts";
import { type Contact, type ContactRow, RETENTION } from "../../engine/contacts/contact.ts";
import type { Answer, AppointmentWish } from "../../engine/location/command.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import type { Language } from "../../engine/town/town.ts";
import { appointmentTable } from "../../machines/appointment.ts";
import type { House } from "../house.ts";
import { confirmWithin, ruleOf } from "./confirm.ts";
import type { Holds } from "./holds.ts";

/** Who asks before there is an appointment. */
const NOBODY_YET = "visitor:booking";
/** A form that is sent again and again after its time ran out; nobody does so more often. */
const TRIES = 8;
const DAY_MS = 86_400_000;
/** Links that one person is sent at once where no limit is set. */
const MOST_ASKED = 5;
const NOBODY = { email: null, phone: null, account: null };

export interface Browser {
  client: string;
  address: string;
}

export interface Wanted {
  location: string;
  matters: Matter[];
  start_at: number;
  language: Language;
  /** `seq` that the page had seen. */
  seen: string;
}

/** Keeps a time for somebody, and makes it an appointment. Each step can be repeated without a second appointment. */
export class Keeping {
  constructor(
    private readonly house: Pick<House, "engine">,
    private readonly holds: Holds,
  ) {}

  /** Keeps a time for this browser, which gives back the one it kept before. */
  async hold(browser: Browser, wanted: Wanted): Promise<Appointment | Refused> {
    const { engine } = this.house;
    const { client, address } = browser;
    if (!this.holds.admits(client, address, engine.clock.now()))
      return new Refused("busy", "Too many times are kept for this address");
    const { location, seen, ...wish } = wanted;
    const said = JSON.stringify([client, wish.matters, wish.start_at]);
    const held = await this.alive(location, wish, `${seen}.${engine.keys.sign("hold-press", said)}`);
    if (isRefused(held)) return held;
    const hold = { location, appointment: held.id, until: held.hold_until };
    const before = this.holds.keep(client, address, hold);
    if (before) await this.giveBack(client, before.location, before.appointment);
    return held;
  }

  /**
   * Books what was kept. Where it ran out meanwhile and is still free, it is kept again first; where the department wants the
   * link confirmed, it stays kept until then. `worked`: the browser has shown its work.
   */
  async book(
    browser: Browser,
    location: string,
    id: string,
    contact: Contact,
    worked: boolean,
  ): Promise<Appointment | Refused> {
    let row = await this.look(location, id);
    for (let tried = 0; tried < TRIES; tried++) {
      if (!row) return new Refused("unknown-appointment", "There is no such appointment");
      if (row.confirmed_at !== null) return row;
      if (!isKept(row)) {
        const { matters, start_at, language } = row;
        const again: Appointment | Refused = await this.alive(
          location,
          { matters, start_at, language },
          `again:${row.id}`,
        );
        if (isRefused(again)) return again;
        row = again;
        continue;
      }
      if (row.asked_at !== undefined && (await this.isOfAnother(row, contact))) {
        // The link went to the address that is being mended: another hold has another link.
        await this.giveBack(browser.client, location, row.id);
        row = await this.look(location, row.id);
        continue;
      }
      const link = this.asksByLink(location, row, contact, worked);
      const answer = await this.settle(location, row, contact, link);
      if (isRefused(answer) && answer.code !== "hold-expired") return answer;
      row = await this.look(location, row.id);
      if (isRefused(answer) || !row) continue;
      this.holds.end(browser.client, id);
      if (!link) continue;
      this.holds.wait(browser.address, { location, appointment: row.id, until: row.hold_until });
      return row;
    }
    return new Refused("hold-expired", "The time could not be kept");
  }

  /** Frees what this browser keeps; what is booked stays booked. */
  async giveBack(client: string, location: string, appointment: string): Promise<void> {
    this.holds.end(client, appointment);
    await this.house.engine.ask(location, {
      id: `give-back:${appointment}`,
      actor: `visitor:${appointment}`,
      intent: { type: "cancel-appointment", appointment, only_held: true },
    });
  }

  look(location: string, id: string): Promise<Appointment | null> {
    return this.house.engine.look(location, id);
  }

  /** Makes what is kept an appointment, unless its visitor has as many as the rule allows; it never becomes two. */
  async confirm(location: string, appointment: string): Promise<Answer | Refused> {
    const { engine } = this.house;
    const row = await this.look(location, appointment);
    if (!row) return new Refused("unknown-appointment", "There is no such appointment");
    const contact = await engine.contacts.of(appointment);
    return confirmWithin(engine, location, row, contact ?? NOBODY);
  }

  /** Books it, or sends the link. Who comes is kept with that event, or before it where somebody was kept already. */
  private async settle(
    location: string,
    row: Appointment,
    contact: Contact,
    link: boolean,
  ): Promise<Answer | Refused | null> {
    const { engine } = this.house;
    const ask = (kept?: ContactRow): Promise<Answer | Refused | null> =>
      link
        ? this.askByLink(location, row, contact, kept)
        : confirmWithin(engine, location, row, contact, `visitor:${row.id}`, kept);
    const { contact_days } = engine.town(location)?.retention ?? RETENTION;
    const keep_until_at = row.end_at + contact_days * DAY_MS;
    const wish = { appointment: row.id, location, contact, keep_until_at };
    if (row.asked_at === undefined) return engine.contacts.keepWith(wish, ask);
    await engine.contacts.keep(wish);
    return ask();
  }

  private asksByLink(location: string, row: Appointment, { account }: Contact, worked: boolean): boolean {
    const town = this.house.engine.town(location);
    const form = town?.departments.find(({ id }) => id === row.department)?.form;
    const puzzled = town !== undefined && ruleOf(town, row)?.puzzle === true;
    // Whoever is signed in has confirmed an address before.
    return account === null && (form?.confirm === "link" || (puzzled && !worked));
  }

  /**
   * Sends the link, and keeps the time for it. Who has as many already gets none, and reads the same: whether somebody else has
   * appointments is nobody's business, and nobody's letter box is filled by others.
   */
  private async askByLink(
    location: string,
    row: Appointment,
    contact: Contact,
    kept?: ContactRow,
  ): Promise<Refused | null> {
    const { engine } = this.house;
    const town = engine.town(location);
    const answer =
      row.asked_at === undefined &&
      (await engine.ask(location, {
        id: `ask:${row.id}`,
        actor: `visitor:${row.id}`,
        intent: { type: "ask-appointment", appointment: row.id, contact: kept },
      }));
    if (isRefused(answer)) return answer;
    const most = (town && ruleOf(town, row)?.per_contact) ?? MOST_ASKED;
    const { open, asked } = await engine.contactLimit.count(row, contact);
    if (open + asked < most) await engine.messages.askToConfirm(location, row.id);
    return null;
  }

  private async isOfAnother({ id }: Appointment, { email, phone }: Contact): Promise<boolean> {
    const kept = await this.house.engine.contacts.of(id);
    return kept !== null && (kept.email !== email || kept.phone !== phone);
  }

  /** The hold that a command led to, or where that has run out since, the one that asking again leads to. */
  private async alive(
    location: string,
    wish: Omit<AppointmentWish, "channel">,
    first: string,
  ): Promise<Appointment | Refused> {
    let id = first;
    for (let tried = 0; tried < TRIES; tried++) {
      const answer = await this.house.engine.ask(location, {
        id,
        actor: NOBODY_YET,
        intent: { type: "hold-appointment", ...wish, channel: "online" },
      });
      if (isRefused(answer)) return answer;
      const row = await this.look(location, answer.appointment ?? "");
      if (!row) return new Refused("hold-expired", "The hold has been forgotten");
      if (isKept(row) || row.confirmed_at !== null) return row;
      id = `again:${row.id}`;
    }
    return new Refused("hold-expired", "The time could not be kept");
  }
}

/** Is the time kept while somebody says who they are? */
export function isKept({ state }: Appointment): boolean {
  return appointmentTable.next(state, "confirmed") !== undefined;
}
