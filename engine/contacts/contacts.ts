import { appointmentTable } from "../../machines/appointment.ts";
import type { Appointment } from "../appointments/appointment.ts";
import type { LotteryRequest } from "../lottery/request.ts";
import type { Row, Store } from "../store/port.ts";
import type { Town } from "../town/town.ts";
import { type Code, Codes } from "./codes.ts";
import { type Contact, type ContactRow, type KeptContact, RETENTION } from "./contact.ts";
import { callable, sameEmail } from "./reach.ts";
import { Turns } from "./turns.ts";
import type { Vault } from "./vault.ts";

/** Who is still asked to confirm after this long never will be, ms: holds last an hour at most. */
const UNCONFIRMED_MS = 2 * 3_600_000;
const SWEPT_AT_ONCE = 100;
/** So many are remembered. */
const REMEMBERED = 1_024;
const DAY_MS = 86_400_000;

interface ContactPorts {
  store: Store;
  vault: Vault;
  now: () => number;
  town(location: string): Town | undefined;
  /** The appointment as its location knows it; null when it does not, or not any more. */
  look(location: string, appointment: string): Promise<Appointment | null>;
  /** The request for a time that is drawn, which an appointment of this id may become. */
  request(location: string, id: string): Promise<LotteryRequest | null>;
  /** What was written to them goes before they do. */
  forgetMessages(appointment: string): Promise<void>;
}

interface Wish {
  appointment: string;
  location: string;
  contact: Contact;
  keep_until_at: number;
}

/** Contact data of appointments: apart from the journal, sealed, gone after the town's term. */
export class Contacts {
  private readonly turns = new Turns();
  private readonly codes: Codes;
  /**
   * Kept or asked for of late, sealed as they are in the store: what is written to somebody first is written at once, and a desk that
   * names whoever is there asks for the same few at every event.
   */
  private readonly remembered = new Map<string, ContactRow>();
  /** Counts what is written, so that nothing is remembered that was read before. */
  private written = 0;

  constructor(private readonly ports: ContactPorts) {
    const { store } = ports;
    this.codes = new Codes({
      mark: (location, digits) => this.codeMark(location, digits),
      written: (marks) => store.known("contact", "code", marks),
    });
  }

  /**
   * Keeps who comes to an appointment, before it is confirmed; kept again it is replaced and its code stays. One whose
   * appointment is never confirmed goes by itself. `keep_until_at` (UTC ms) counts once the house has forgotten the
   * appointment itself; as long as it knows it, the town's term after its end does.
   */
  async keep(wish: Wish): Promise<{ code: string }> {
    const { store } = this.ports;
    return this.turns.take(wish.appointment, async () => {
      const before = await store.get("contact", wish.appointment);
      const write = async (code: Code, look_at: number) => {
        await this.put({ table: "contact", row: await this.row(wish, code, look_at) });
        return { code: code.digits };
      };
      if (before) {
        const { code: digits } = await this.opened(before);
        return write({ digits, mark: before.code }, before.look_at);
      }
      return this.codes.lend(wish.location, (code) => write(code, this.lookAt));
    });
  }

  /**
   * The same for an appointment that nobody is kept for yet, in the transaction of its event: `ask` hands the row to the
   * location. What it refuses is not kept.
   */
  async keepWith<T>(wish: Wish, ask: (row: ContactRow) => Promise<T>): Promise<T> {
    return this.turns.take(wish.appointment, () =>
      this.codes.lend(wish.location, async (code) => ask(await this.row(wish, code, this.lookAt))),
    );
  }

  /** Hears of all rows that have become durable this moment with a location's events. */
  committed(rows: readonly Row[]): void {
    for (const one of rows) {
      if (one.table !== "contact" || !("row" in one)) continue;
      this.written += 1;
      this.remember(one.row);
    }
  }

  async of(appointment: string): Promise<KeptContact | null> {
    const row = this.remembered.get(appointment) ?? (await this.read(appointment));
    return row ? this.opened(row) : null;
  }

  /** The appointment that a code names at a location. Whoever asks for strangers throttles them first. */
  async byCode(location: string, code: string): Promise<string | null> {
    if (!/^\d{6}$/.test(code)) return null;
    const [row] = await this.ports.store.find("contact", "code", this.codeMark(location, code));
    return row?.id ?? null;
  }

  /** Appointments kept for the same e-mail address or telephone number, however they are spelt; in all locations. */
  async ofSame({ email, phone }: Pick<Contact, "email" | "phone">): Promise<string[]> {
    const { store, vault } = this.ports;
    const number = phone && callable(phone);
    const rows = [
      ...(email ? await store.find("contact", "email", vault.mark("email", sameEmail(email))) : []),
      ...(number ? await store.find("contact", "phone", vault.mark("phone", number)) : []),
    ];
    return [...new Set(rows.map(({ id }) => id))].sort();
  }

  /** Appointments kept for an account, by id. */
  async ofAccount(account: string): Promise<string[]> {
    return (await this.ports.store.find("contact", "account", account)).map(({ id }) => id);
  }

  async forget(appointment: string): Promise<void> {
    await this.turns.take(appointment, () => this.put({ table: "contact", remove: appointment }));
  }

  /** Removes what has had its time; looks at each appointment for when that is. */
  async sweep(): Promise<void> {
    const { store, now } = this.ports;
    for (;;) {
      const due = await store.due("contact", now(), SWEPT_AT_ONCE);
      for (const row of due) {
        await this.turns.take(row.id, () => this.review(row.id));
      }
      if (due.length < SWEPT_AT_ONCE) return;
    }
  }

  private async review(appointment: string): Promise<void> {
    const { store, now } = this.ports;
    const row = await store.get("contact", appointment);
    if (!row) return;
    const times = await this.times(row);
    if (times.look_at > now()) return this.put({ table: "contact", row: { ...row, ...times } });
    await this.ports.forgetMessages(appointment);
    await this.put({ table: "contact", remove: appointment });
  }

  private async read(appointment: string): Promise<ContactRow | undefined> {
    const { written } = this;
    const row = await this.ports.store.get("contact", appointment);
    if (row && written === this.written) this.remember(row);
    return row;
  }

  private remember(row: ContactRow): void {
    this.remembered.set(row.id, row);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
  }

  private async put(one: Extract<Row, { table: "contact" }>): Promise<void> {
    const id = "row" in one ? one.row.id : one.remove;
    this.remembered.delete(id);
    await this.ports.store.put([one]);
    this.written += 1;
    // Whoever asked meanwhile may have read what was there before.
    this.remembered.delete(id);
  }

  /** When a contact that begins now is looked at first. */
  private get lookAt(): number {
    return this.ports.now() + UNCONFIRMED_MS;
  }

  private async row(wish: Wish, { digits: code, mark }: Code, look_at: number): Promise<ContactRow> {
    const { appointment: id, location, contact, keep_until_at } = wish;
    const { vault } = this.ports;
    const phone = contact.phone && callable(contact.phone);
    return {
      id,
      location,
      code: mark,
      email: contact.email && vault.mark("email", sameEmail(contact.email)),
      phone: phone && vault.mark("phone", phone),
      account: contact.account,
      sealed: await vault.seal(`contact ${id}`, { ...contact, code } satisfies KeptContact),
      keep_until_at,
      look_at,
    };
  }

  /** When a contact has had its time, as far as can be said now. */
  private async times({
    id,
    location,
    keep_until_at,
  }: ContactRow): Promise<Pick<ContactRow, "look_at" | "keep_until_at">> {
    const { contact_days } = this.ports.town(location)?.retention ?? RETENTION;
    const appointment = await this.ports.look(location, id);
    if (!appointment) {
      const request = await this.ports.request(location, id);
      if (!request) return { look_at: keep_until_at, keep_until_at };
      const { ended_at, draws_at, place } = request;
      if (ended_at === null)
        return { look_at: Math.max(draws_at, this.ports.now()) + UNCONFIRMED_MS, keep_until_at };
      // Whoever was in no draw is written nothing more.
      const until = place === null ? 0 : draws_at + contact_days * DAY_MS;
      return { look_at: until, keep_until_at: until };
    }
    const { state, confirmed_at, hold_until, end_at } = appointment;
    if (confirmed_at === null) {
      const asked = appointmentTable.next(state, "confirmed");
      return { look_at: asked ? hold_until + UNCONFIRMED_MS : 0, keep_until_at };
    }
    const until = end_at + contact_days * DAY_MS;
    return { look_at: until, keep_until_at: until };
  }

  private codeMark(location: string, code: string): string {
    return this.ports.vault.mark("code", `${location} ${code}`);
  }

  private async opened({ id, sealed }: ContactRow): Promise<KeptContact> {
    return (await this.ports.vault.open(`contact ${id}`, sealed)) as KeptContact;
  }
}
