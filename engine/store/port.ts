import type { ContactRow } from "../contacts/contact.ts";
import type { JournalEvent } from "../location/event.ts";

/** Things that live beside the journal because they cannot, or must not, be derived from it. Times UTC ms. */
export interface Tables {
  /** Clerks. `id` is the pseudonym that the journal carries. */
  staff: {
    id: string;
    login: string;
    name: string;
    password_hash: string;
    locations: string[];
    created_at: number;
  };
  /** Signed-in staff and visitors, and unlocked browsers; the key is the SHA-256 of the cookie's token. */
  session: {
    id: string;
    kind: "staff" | "unlocked" | "visitor";
    /** id of staff or account, or the location whose pages are unlocked */
    subject: string;
    csrf: string;
    created_at: number;
    expires_at: number;
  };
  /** Devices' secrets, 32 random bytes each, as `hashSecret` makes of them. */
  device: {
    id: string;
    location: string;
    kind: string;
    secret_hash: string;
    created_at: number;
    revoked_at: number | null;
  };
  /** When a device was last heard and what it said it was, so that a start does not forget since when one is away. */
  sighting: { id: string; seen_at: number; model: string; firmware: string };
  /** Notes of staff on a ticket: contact data, deleted by retention. `id` is the ticket's. */
  note: { id: string; location: string; text: string; at: number };
  /** Who comes to an appointment, whose id it has; see `Contacts`. */
  contact: ContactRow;
  /** What visitors are written, see `Outbox`; `sealed` holds recipient and text, null before they are known. */
  message: {
    id: string;
    location: string;
    appointment: string;
    ticket: string | null;
    kind: string;
    /** Of the appointment, as it was to be told. */
    start_at: number;
    state: string;
    channel: string | null;
    made_at: number;
    /** Later it is of no use. */
    expires_at: number;
    tries: number;
    code: string | null;
    /** The gateway's own id. */
    provider: string | null;
    sealed: string | null;
    /** When something is to be done with it next, at last to forget it. */
    look_at: number;
    forget_at: number;
    /** The change of hours that it is about, `h{n}`; null for none. */
    because: string | null;
    /** When it went out, or came to stay in the house; null before, and for those of earlier programs. */
    sent_at: number | null;
  };
  /** A visitor's account; see `VisitorAccounts`. */
  account: {
    id: string;
    /** Marks of the e-mail address it signs in with, and of the person at a town's portal; each unique. */
    email: string | null;
    portal: string | null;
    sealed: string;
    /** Whoever made it has shown that the address, or the portal's person, is theirs. */
    confirmed_at: number | null;
    created_at: number;
    /** When retention looks at it next. */
    look_at: number;
  };
  /** A visitor's passkey; `id` is the credential's, the public key base64url. */
  passkey: {
    id: string;
    account: string;
    public_key: string;
    /** How often it signed in, as far as its device counts. */
    counter: number;
    transports: string[];
    created_at: number;
  };
  /** Installation-wide settings: epoch, demo mark, generated key. */
  setting: { id: string; value: string };
}
export type TableName = keyof Tables;

/** By which columns rows are found beside their id. */
export const FOUND_BY = {
  contact: ["code", "email", "phone", "account"],
  message: ["location", "appointment", "provider"],
  account: ["email", "portal"],
  passkey: ["account"],
} as const;
export type FoundTable = keyof typeof FOUND_BY;
export type FoundBy<T extends FoundTable> = (typeof FOUND_BY)[T][number];

/** Which column says when a row has to be looked at. */
export const DUE_BY = { contact: "look_at", message: "look_at", account: "look_at" } as const;
export type DueTable = keyof typeof DUE_BY;

export type Row = {
  [T in TableName]: { table: T; row: Tables[T] } | { table: T; remove: string };
}[TableName];

/** One row of the projection: what a location folded to, as far as `watermark`. `data` null removes it. */
export interface ProjectionRow {
  kind: "ticket" | "appointment" | "counter" | "job" | "location" | "answer" | "action" | "call" | "request";
  key: string;
  /** JSON */
  data: string | null;
}

/** Such a row as it is loaded, parsed: a house loads a hundred thousand of them at once. */
export type StoredRow = Pick<ProjectionRow, "kind" | "key"> & { value: unknown };

export interface Append {
  location: string;
  /** The seq of the location's last event as the caller knows it; 0 for none. */
  expected: number;
  events: readonly JournalEvent[];
  /** Written in the same transaction. */
  rows: readonly Row[];
}

export type AppendResult = { ok: true } | { ok: false; head: number };

export interface Loaded {
  watermark: number;
  rows: StoredRow[];
  /** The journal after the watermark, dense. */
  events: JournalEvent[];
}

/** What stands at a location's counters, read without the rest of its day. */
export interface Glanced {
  location: string;
  /** UTC ms of its last event. */
  at: number;
  /** UTC ms */
  next_deadline: number | null;
  revision: string;
  /** Its rows of kind `counter`, parsed, each with the row of the ticket that its `ticket` names, or null. */
  counters: { counter: unknown; ticket: unknown }[];
}

/**
 * Where everything durable lives. All verbs are asynchronous; an append is durable (synced) before it resolves.
 * Concurrent appends form one group commit; a conflict concerns its location only, and so does a row that breaks a rule
 * of its table (rejects, with its events undone). Arguments are read when asked; a read sees every write asked before it.
 * Failures reject with `StoreFailure`. Events that do not follow each other (seq, location, `at`) are a bug and reject
 * with another error.
 */
export interface Store {
  append(entry: Append): Promise<AppendResult>;
  load(location: string): Promise<Loaded>;
  /**
   * Those of `locations` whose projection is level with the journal and has a row of the location's own, in the order
   * asked; of the others only who loads them knows.
   */
  glance(locations: readonly string[]): Promise<Glanced[]>;
  /** Writes behind the journal; ignored when the journal's head is below `watermark` or the stored one is higher. */
  project(
    location: string,
    watermark: number,
    rows: readonly ProjectionRow[],
    next_deadline: number | null,
  ): Promise<void>;
  /**
   * The next deadline of every location that has one, by its projection, UTC ms; 0 for one whose journal goes further
   * than its projection, because only who loads it knows.
   */
  deadlines(): Promise<{ location: string; at: number }[]>;
  /** Events of a location with `from_at <= at < to_at` in order. */
  journal(location: string, from_at: number, to_at: number): Promise<JournalEvent[]>;
  put(rows: readonly Row[]): Promise<void>;
  get<T extends TableName>(table: T, id: string): Promise<Tables[T] | undefined>;
  list<T extends TableName>(table: T): Promise<Tables[T][]>;
  /** Rows whose column has this value, by id. */
  find<T extends FoundTable>(table: T, column: FoundBy<T>, value: string): Promise<Tables[T][]>;
  /** Of these values, those that the column has somewhere. */
  known<T extends FoundTable>(table: T, column: FoundBy<T>, values: readonly string[]): Promise<string[]>;
  /** Rows whose time has come at `now_ms`, the oldest first, at most `limit`. */
  due<T extends DueTable>(table: T, now_ms: number, limit: number): Promise<Tables[T][]>;
  /** When the next row of a table will be due, UTC ms; null when it is empty. */
  nextDue(table: DueTable): Promise<number | null>;
  /** The notes of a location, by ticket. */
  notes(location: string): Promise<Tables["note"][]>;
  /** An online copy, consistent, of all that was acknowledged, as a file at `path` that must not exist yet. */
  backup(path: string): Promise<void>;
  /** After all that was asked before; what is asked later rejects with `closed`. */
  close(): Promise<void>;
}
