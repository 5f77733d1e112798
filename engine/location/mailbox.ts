import type { Pending } from "./pending.ts";

/** How many commands wait at most; beyond that the door answers "busy, try again". */
const STAFF_ROOM = 1_000;
const PUBLIC_ROOM = 2_000;
/** How many are decided for one write. Of each, a quarter is kept for the public, so that clerks do not shut it out. */
const BATCH = 256;
const PUBLIC_SHARE = 64;

/** A location's bounded mailbox: clerks before the public, each in order. */
export class Mailbox {
  private staff: Pending[] = [];
  private visitors: Pending[] = [];

  /** False when it is full: the command was not taken. */
  put(pending: Pending): boolean {
    const forStaff = pending.command.actor.startsWith("staff:") || pending.command.actor === "clock";
    const box = forStaff ? this.staff : this.visitors;
    if (box.length >= (forStaff ? STAFF_ROOM : PUBLIC_ROOM)) return false;
    box.push(pending);
    return true;
  }

  /** The next batch, taken out. */
  take(): Pending[] {
    if (this.staff.length + this.visitors.length <= BATCH) return this.drain();
    const staff = this.staff.splice(0, BATCH - Math.min(PUBLIC_SHARE, this.visitors.length));
    return staff.concat(this.visitors.splice(0, BATCH - staff.length));
  }

  /** Back to the front, in order, to be decided again. */
  giveBack(batch: Pending[]): void {
    this.staff = batch.concat(this.staff);
  }

  /** Everything, taken out. */
  drain(): Pending[] {
    const { staff, visitors } = this;
    if (staff.length > 0) this.staff = [];
    if (visitors.length === 0) return staff.length > 0 ? staff : [];
    this.visitors = [];
    return staff.length > 0 ? staff.concat(visitors) : visitors;
  }

  get empty(): boolean {
    return this.staff.length === 0 && this.visitors.length === 0;
  }
}
