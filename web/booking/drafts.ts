import type { Form } from "../form.ts";

/** Long enough to sign in, or to read a letter's link; shorter than somebody leaves a browser to others. */
const KEPT_MS = 20 * 60_000;
/** A flood may push older ones out. */
const MOST = 2_000;

/**
 * What was typed for a kept time whose form cannot be answered with itself, because its visitor has to sign in first. Personal data:
 * only in memory, only for the browser that keeps the time, and gone with the booking.
 */
export class Drafts {
  private readonly typed = new Map<string, { form: Form; until: number }>();

  keep(appointment: string, form: Form, now: number): void {
    this.forget(appointment);
    this.typed.set(appointment, { form, until: now + KEPT_MS });
    for (const [other, { until }] of this.typed) {
      if (until > now && this.typed.size <= MOST) break;
      this.typed.delete(other);
    }
  }

  of(appointment: string, now: number): Form {
    const found = this.typed.get(appointment);
    return found && found.until > now ? found.form : {};
  }

  forget(appointment: string): void {
    this.typed.delete(appointment);
  }
}
