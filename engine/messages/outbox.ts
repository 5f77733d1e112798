import { type MessageState, messageTable } from "../../machines/message.ts";
import { Turns } from "../contacts/turns.ts";
import type { Vault } from "../contacts/vault.ts";
import type { Row, Store, Tables } from "../store/port.ts";
import type { ACCOUNT, Letter, MessageChannel, MessageKind } from "./message.ts";

export type MessageRow = Tables["message"];

/** A report may overtake the answer. */
const GOES_OUT = new Set(["sent", "kept", "delivered"]);

/** A message as staff see it. */
export interface Shown {
  id: string;
  /** Or the account that it is about. */
  appointment: string;
  kind: MessageKind | typeof ACCOUNT;
  state: MessageState;
  made_at: number;
  /** When it went out, or came to stay in the house. */
  sent_at: number | null;
  /** Of the appointment, as it is told. */
  start_at: number;
  /** When it is looked at next, while something is still to be done with it. */
  look_at: number;
  tries: number;
  /** Why it stands where it does. */
  code: string | null;
  /** Null before it is written. */
  letter: Letter | null;
}

interface OutboxPorts {
  store: Store;
  vault: Vault;
  now: () => number;
  /** How long address and text of a message stay once nothing is to be done with it any more, ms. */
  letter_ms(row: MessageRow): number;
}

/** The durable rows of all messages; each step of one is a step of its machine. */
export class Outbox {
  private readonly turns = new Turns();
  /** As they are in the store, or are being written, so that they need not be asked for. */
  private readonly inHand = new Map<string, MessageRow>();

  constructor(private readonly ports: OutboxPorts) {}

  /** Adds a message unless it is there already. Durable when it resolves; true when it is new. */
  async add(row: MessageRow): Promise<boolean> {
    const { store } = this.ports;
    return this.turns.take(row.id, async () => {
      if (await store.get("message", row.id)) return false;
      await this.put({ table: "message", row });
      return true;
    });
  }

  /** Takes in hand what has become durable this moment, until `letGo`. */
  take(row: MessageRow): void {
    this.inHand.set(row.id, row);
  }

  letGo(id: string): void {
    this.inHand.delete(id);
  }

  /** Moves a message by its machine's words, one after the other; null where it refuses one, or when the message is gone. */
  async move(
    id: string,
    words: string | readonly string[],
    columns: Partial<MessageRow> = {},
  ): Promise<MessageRow | null> {
    return this.change(id, (row) => {
      const said = typeof words === "string" ? [words] : words;
      const to = after(row.state as MessageState, said);
      if (!to) return null;
      const done = messageTable.accepts(to).every((one) => one === "delivered" || one === "refused");
      return {
        state: to,
        ...(said.some((one) => GOES_OUT.has(one)) && { sent_at: row.sent_at ?? this.ports.now() }),
        ...columns,
        ...(done ? { look_at: this.lookAgain({ ...row, ...columns }, said) } : {}),
      };
    });
  }

  /** Takes address and text off a message at its end; what became of it stands until it is forgotten. */
  async bare(id: string): Promise<void> {
    await this.change(id, ({ forget_at }) => ({ sealed: null, look_at: forget_at }));
  }

  /** Looks at a message later, without a step; `code` says why. */
  async postpone(id: string, look_at: number, code?: string): Promise<void> {
    await this.change(id, () => ({ look_at, ...(code !== undefined && { code }) }));
  }

  async remove(id: string): Promise<void> {
    await this.turns.take(id, () => this.put({ table: "message", remove: id }));
  }

  /** Removes whatever was written, or is to be, about an appointment. */
  async forget(appointment: string): Promise<void> {
    const rows = await this.ports.store.find("message", "appointment", appointment);
    for (const { id } of rows) await this.remove(id);
  }

  async seal(id: string, letter: Letter): Promise<string> {
    return this.ports.vault.seal(place(id), letter);
  }

  async letter({ id, sealed }: MessageRow): Promise<Letter | null> {
    return sealed === null ? null : ((await this.ports.vault.open(place(id), sealed)) as Letter);
  }

  /** The id behind a gateway's own. */
  async byProvider(provider: string): Promise<string | null> {
    const [row] = await this.ports.store.find("message", "provider", provider);
    return row?.id ?? null;
  }

  /** A location's messages, what was sent or made last first, at most `limit`. */
  async of(location: string, limit: number): Promise<Shown[]> {
    const rows = await this.ports.store.find("message", "location", location);
    return this.shown(rows.sort((a, b) => latest(b) - latest(a) || (a.id < b.id ? 1 : -1)).slice(0, limit));
  }

  /** All that was written, or is to be, about an appointment. */
  async about(appointment: string): Promise<Shown[]> {
    return this.shown(await this.ports.store.find("message", "appointment", appointment));
  }

  private async shown(rows: MessageRow[]): Promise<Shown[]> {
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        appointment: row.appointment,
        kind: row.kind as Shown["kind"],
        state: row.state as MessageState,
        made_at: row.made_at,
        sent_at: row.sent_at,
        start_at: row.start_at,
        look_at: row.look_at,
        tries: row.tries,
        code: row.code,
        letter: await this.letter(row),
      })),
    );
  }

  /** What is at its end is looked at to be bared, and to be forgotten. What stays in the house stands in no other place. */
  private lookAgain(row: MessageRow, words: readonly string[]): number {
    const { now, letter_ms } = this.ports;
    if (row.sealed === null || words.includes("kept")) return row.forget_at;
    return Math.min(row.forget_at, now() + letter_ms(row));
  }

  private async change(
    id: string,
    to: (row: MessageRow) => Partial<MessageRow> | null,
  ): Promise<MessageRow | null> {
    const { store } = this.ports;
    return this.turns.take(id, async () => {
      const row = this.inHand.get(id) ?? (await store.get("message", id));
      const columns = row && to(row);
      if (!row || !columns) return null;
      const changed = { ...row, ...columns };
      await this.put({ table: "message", row: changed });
      return changed;
    });
  }

  private async put(one: Extract<Row, { table: "message" }>): Promise<void> {
    const id = "row" in one ? one.row.id : one.remove;
    if ("row" in one && this.inHand.has(id)) this.inHand.set(id, one.row);
    else this.inHand.delete(id);
    try {
      await this.ports.store.put([one]);
    } catch (error) {
      this.inHand.delete(id);
      throw error;
    }
  }
}

/** The way that a letter in this row was written for. */
export function channelOf(row: MessageRow): MessageChannel {
  return row.channel as MessageChannel;
}

function after(state: MessageState, words: readonly string[]): MessageState | undefined {
  return words.reduce<MessageState | undefined>((from, word) => from && messageTable.next(from, word), state);
}

function place(id: string): string {
  return `message ${id}`;
}

function latest({ sent_at, made_at }: MessageRow): number {
  return sent_at ?? made_at;
}
