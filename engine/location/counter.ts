import type { CounterState } from "../../machines/counter.ts";

/** A counter as a row. Times are UTC milliseconds. */
export interface Counter {
  id: string;
  state: CounterState;
  /** Pseudonym of the clerk who took it. */
  clerk: string | null;
  /** Pseudonym of the clerk whom it was taken over from, until they take another. */
  from: string | null;
  /** The ticket called or served here now. */
  ticket: string | null;
  since: number;
  pause: "break" | "back-office" | "pickup" | null;
  /** Rises with every change of what its sign must show: the `seq` of that change. */
  shown: number;
  /** `seq` of the last thing that happened to it; an undo needs nothing later. */
  touched: number;
}
