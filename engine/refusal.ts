/** Why something was not done: a code for devices and code, a sentence (English) for logs and the desk's fallback. */
export type RefusalCode =
  | "unknown-location"
  | "unknown-ticket"
  | "unknown-counter"
  | "unknown-service"
  | "unknown-device"
  | "unknown-job"
  | "unknown-draw"
  | "series-used-up"
  | "too-many-stranded"
  | "ledger-went-back"
  | "not-possible"
  | "nobody-waiting"
  | "counter-taken"
  | "not-your-counter"
  | "counter-closed"
  | "counter-busy"
  | "counter-idle"
  | "not-served-here"
  | "cherry-pick-forbidden"
  | "closed"
  | "contingent-used-up"
  | "walk-ins-not-taken"
  | "too-early"
  | "too-late"
  | "undo-too-late"
  | "nothing-to-undo"
  | "not-undone"
  | "busy"
  | "storage"
  | "bad-input"
  | "stale-revision"
  | "unknown-appointment"
  | "not-bookable"
  | "not-together"
  | "too-many"
  | "limit-reached"
  | "slot-taken"
  | "hold-expired"
  | "not-today"
  | "quiet-hours"
  | "nobody-speaks"
  | "being-said"
  | "delay-too-long"
  | "unknown-hours"
  | "request-closed"
  | "requested-already";

export class Refused {
  readonly refused = true;
  constructor(
    readonly code: RefusalCode,
    /** English; pages translate by code and params. */
    readonly sentence: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {}
}

export function isRefused(value: unknown): value is Refused {
  return value instanceof Refused;
}
