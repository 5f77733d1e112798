/** Why this ticket was called now; people can read it (web words translate by code). */
export type Reason =
  | { code: "arrival" }
  | { code: "appointment-due"; due_at: number }
  | { code: "appointment-early"; due_at: number }
  | { code: "overtaken-bound"; overtaken: number }
  | { code: "priority"; priority: number }
  | { code: "reserved" }
  | { code: "helping-out"; waited_ms: number }
  | { code: "chosen" };
