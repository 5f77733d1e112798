/** What visitors are written about. */
export const MESSAGE_KINDS = [
  "confirm",
  "confirmed",
  "changed",
  "cancelled",
  "reminder",
  "nth",
  "called",
  "confirm-request",
  "requested",
  "requested-already",
  "passed-over",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The kind of a letter about an account, in whose column for the appointment the account stands. */
export const ACCOUNT = "account";

export const MESSAGE_CHANNELS = ["mail", "sms"] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** A message as it goes out. Personal data: it is kept sealed. */
export interface Letter {
  channel: MessageChannel;
  /** E-mail address, or a telephone number as gateways take it. */
  to: string;
  /** Empty in an SMS. */
  subject: string;
  text: string;
}

/** How one try to send went. */
export type Outcome =
  /** Taken over; `provider` is the gateway's own id. */
  | { what: "sent"; provider: string | null }
  /** Surely not taken over: may be tried again. */
  | { what: "deferred"; code: string }
  /** Never will be. */
  | { what: "refused"; code: string }
  /** No answer: nobody knows. */
  | { what: "lost"; code: string };

/** A way out of the house. Never throws for what the other side does. */
export interface Way {
  /** The other side recognises an id it has had, so that a second try cannot arrive twice. */
  repeatable: boolean;
  send(id: string, letter: Letter, sender: string): Promise<Outcome>;
  /** What the other side's report says: its own id, and how it fared (null: still on its way); null when it says nothing. */
  read?(report: unknown): { provider: string | null; delivered: boolean | null } | null;
  /** Breaks off what is under way: its outcome is lost. */
  close(): void;
}
