import type { Command } from "./location/command.ts";

/**
 * How many commands of all locations may wait for their answer at once. Well above what offices ask of one machine, and
 * at some thousand durable commands a second the last of them still waits for well under a second. Clerks have the
 * larger share: a public that presses without end cannot keep them from calling.
 */
const PUBLIC_ROOM = 1_500;
const STAFF_ROOM = 3_000;

/** Keeps the house from promising more than it can do: beyond its room the door answers "busy" at once. */
export class Admission {
  private visitors = 0;
  private staff = 0;

  /** False when there is no room; else `leave` must follow. */
  enter(command: Command): boolean {
    if (isStaffs(command)) {
      if (this.staff >= STAFF_ROOM) return false;
      this.staff += 1;
      return true;
    }
    if (this.visitors >= PUBLIC_ROOM) return false;
    this.visitors += 1;
    return true;
  }

  leave(command: Command): void {
    if (isStaffs(command)) this.staff -= 1;
    else this.visitors -= 1;
  }
}

function isStaffs({ actor }: Command): boolean {
  return actor.startsWith("staff:");
}
