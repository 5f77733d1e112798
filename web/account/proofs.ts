import type { Session } from "../../engine/staff/sessions.ts";

/** So long after a sign-in somebody need not show again who they are. */
const FRESH_MS = 10 * 60_000;
/** More sign-ins within that time than a house has; a flood may push older ones out. */
const MOST = 10_000;

/**
 * Which sessions were begun just now by more than a password that somebody may have left in a browser: by a passkey, or through the
 * town's portal. Only in memory: after a restart one signs in again.
 */
export class Proofs {
  private readonly begun = new Map<string, number>();

  note({ id, created_at }: Session): void {
    this.begun.set(id, created_at);
    if (this.begun.size > MOST) this.begun.delete(this.begun.keys().next().value!);
  }

  isFresh({ id }: Session, now: number): boolean {
    const at = this.begun.get(id);
    return at !== undefined && now < at + FRESH_MS;
  }
}
