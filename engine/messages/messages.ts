import { isExpected } from "../../machines/appointment.ts";
import { messageTable } from "../../machines/message.ts";
import type { AccountLetter } from "../accounts/account.ts";
import type { Appointment } from "../appointments/appointment.ts";
import type { Clock } from "../clock.ts";
import { RETENTION } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import type { Vault } from "../contacts/vault.ts";
import type { Hub } from "../hub.ts";
import { appointmentPath } from "../keys/appointment-token.ts";
import type { Keys } from "../keys/keys.ts";
import type { LocationState } from "../location/state.ts";
import type { Log } from "../log.ts";
import type { LotteryRequest } from "../lottery/request.ts";
import type { Row, Store } from "../store/port.ts";
import type { Town } from "../town/town.ts";
import { ACCOUNT } from "./message.ts";
import { Nearing } from "./nearing.ts";
import { Outbox, type Shown } from "./outbox.ts";
import { letterRow, planned, untilDrawn } from "./plan.ts";
import { smsRuleOf } from "./rule.ts";
import { NO_WAY, Sender, type Ways } from "./sender.ts";
import { addressOf, hasAddress, NO_ADDRESS, write } from "./write.ts";

/** How messages leave the house. */
export interface Post {
  ways: Ways;
  /** Where visitors reach the program, without a slash at the end: their links begin with it. */
  url: string;
}

interface MessagePorts {
  store: Store;
  vault: Vault;
  clock: Clock;
  log: Log;
  keys: Keys;
  hub: Hub;
  contacts: Contacts;
  post: Post;
  town(location: string): Town | undefined;
  look(location: string, appointment: string): Promise<Appointment | null>;
  read<T>(location: string, look: (state: LocationState, now: number) => T): Promise<T | null>;
}

const DAY_MS = 86_400_000;
/** So often one is told of the same request that it was made again. */
const MOST_TOLD = 3;

/** Everything that visitors are written: a durable outbox, sent by mail and SMS, each once. */
export class Messages {
  private readonly outbox: Outbox;
  private readonly sender: Sender;
  private readonly nearing: Nearing;

  constructor(private readonly ports: MessagePorts) {
    const { store, vault, clock, log, keys, hub, contacts, post, town, look, read } = ports;
    this.outbox = new Outbox({
      store,
      vault,
      now: clock.now,
      letter_ms: ({ location }) => letterDays(town(location)) * DAY_MS,
    });
    this.sender = new Sender({
      store,
      outbox: this.outbox,
      clock,
      log,
      ways: post.ways,
      sender: (location) => town(location)?.organisation ?? location,
      sms: (location) => smsRuleOf(town(location) ?? {}),
      write: (row) =>
        write(
          {
            ways: post.ways,
            contactOf: (appointment) => contacts.of(appointment),
            link: (appointment) => `${post.url}${appointmentPath(keys, appointment)}`,
            town,
            look,
            read,
          },
          row,
        ),
    });
    this.nearing = new Nearing({
      hub,
      clock,
      log,
      read,
      near: async (location, appointment, ticket) => {
        await this.plan(location, "nth", appointment, ticket);
      },
    });
  }

  /** Takes up what was left. */
  start(): void {
    this.sender.wake();
  }

  /** Hears of all rows that have become durable this moment with a location's events. */
  committed(rows: readonly Row[]): void {
    const written = rows.flatMap((one) => (one.table === "message" && "row" in one ? [one.row] : []));
    if (written.length > 0) this.sender.offer(written);
  }

  async close(): Promise<void> {
    await this.nearing.close();
    await this.sender.close();
  }

  /**
   * Asks somebody to confirm a hold by the personal link (double opt-in); to be called once their contact is kept. Asked
   * again it is the same message. False when the appointment is not to be confirmed any more.
   */
  async askToConfirm(location: string, appointment: string): Promise<boolean> {
    const held = await this.ports.look(location, appointment);
    if (!held || held.confirmed_at !== null || held.ended_at !== null) return false;
    await this.plan(location, "confirm", held);
    return true;
  }

  /** Sends the confirmation once more, to an address that was mended. False when the appointment is not expected any more. */
  async confirmAgain(location: string, appointment: string): Promise<boolean> {
    const booked = await this.ports.look(location, appointment);
    if (!booked || !isExpected(booked.state)) return false;
    await this.plan(location, "confirmed", booked, undefined, `again-${this.ports.clock.now()}`);
    return true;
  }

  /**
   * Tells whoever takes part in a draw that somebody asked again with their address: whether anybody takes part is said to
   * nobody else. At most three times for one request.
   */
  async tellRequestedAlready(location: string, request: LotteryRequest): Promise<void> {
    const about = untilDrawn(request);
    for (let nth = 1; nth <= MOST_TOLD; nth++)
      if (await this.plan(location, "requested-already", about, undefined, String(nth))) return;
  }

  /** Takes over a letter about an account; durable when it resolves. */
  async tell(letter: AccountLetter): Promise<void> {
    const { to, subject, text } = letter;
    const id = `account.${crypto.randomUUID()}`;
    const sealed = await this.outbox.seal(id, { channel: "mail", to, subject, text });
    await this.outbox.add(letterRow(id, letter, sealed, this.ports.clock.now()));
    this.sender.wake();
  }

  /** What was written at a location, the newest first, with addresses and texts: for its staff. */
  async list(location: string, limit: number): Promise<Shown[]> {
    const all = await this.outbox.of(location, limit);
    const shown = await Promise.all(all.map((one) => this.asItWillGo(location, one)));
    return shown.flatMap((one) => (one ? [forStaff(one)] : []));
  }

  /** What is planned for nobody is no message yet; what is planned for an address that is not written to says so already. */
  private async asItWillGo(location: string, shown: Shown): Promise<Shown | null> {
    const { contacts, post, town } = this.ports;
    const { kind, state } = shown;
    if (kind === ACCOUNT || !messageTable.next(state, "composed")) return shown;
    const contact = await contacts.of(shown.appointment);
    const office = town(location);
    if (!office || !hasAddress(contact)) return null;
    return addressOf(office, kind, contact, post.ways) ? shown : { ...shown, code: NO_ADDRESS };
  }

  /** What was written about an appointment, or an account: for an export to the person. */
  about(appointment: string): Promise<Shown[]> {
    return this.outbox.about(appointment);
  }

  /** Removes what was written about an appointment, or an account, and what was still to be. */
  forget(appointment: string): Promise<void> {
    return this.outbox.forget(appointment);
  }

  /**
   * A gateway reports how a message fared; `id` is ours where the address it was given names it. False when it is about none
   * that we know, or not yet (its own answer may still be on its way): the gateway may say it again.
   */
  async report(id: string | null, report: unknown): Promise<boolean> {
    const read = this.ports.post.ways.sms?.read?.(report);
    if (!read) return false;
    const about = id ?? (read.provider && (await this.outbox.byProvider(read.provider)));
    const row = about ? await this.ports.store.get("message", about) : undefined;
    if (!row) return false;
    const { delivered } = read;
    if (delivered) await this.outbox.move(row.id, "delivered", { code: null });
    if (delivered === false) await this.outbox.move(row.id, "refused", { code: "not-delivered" });
    return true;
  }

  private async plan(
    location: string,
    kind: "confirm" | "confirmed" | "nth" | "requested-already",
    appointment: Parameters<typeof planned>[2]["appointment"],
    ticket?: string,
    mark = "1",
  ): Promise<boolean> {
    const town = this.ports.town(location);
    if (!town || town.messages?.off?.includes(kind)) return false;
    const row = planned(town, kind, { appointment, ticket, mark, now: this.ports.clock.now() });
    const added = await this.outbox.add(row);
    if (added) this.sender.wake();
    return added;
  }
}

function letterDays(town: Town | undefined): number {
  return town?.retention?.letter_days ?? RETENTION.letter_days;
}

/** A letter about an account has a key to it inside: staff read it only where nothing could send it. */
function forStaff(shown: Shown): Shown {
  const { kind, code, letter } = shown;
  if (kind !== ACCOUNT || code === NO_WAY || !letter) return shown;
  return { ...shown, letter: { ...letter, text: "" } };
}
