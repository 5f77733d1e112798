import { newToken } from "../keys/keys.ts";
import { isRefused, type Refused } from "../refusal.ts";
import type { Row } from "../store/port.ts";
import type { Answer, Command } from "./command.ts";
import { nextDeadline } from "./deadlines.ts";
import { decide } from "./decide/decide.ts";
import type { JournalEvent } from "./event.ts";
import { apply } from "./fold/apply.ts";
import type { Pending } from "./pending.ts";
import { rowsBeside } from "./rows.ts";
import type { LocationState } from "./state.ts";

/** What one write holds: commands decided and folded in order, waiting to become durable together. */
export class Batch {
  readonly events: JournalEvent[] = [];
  readonly rows: Row[] = [];
  private readonly answers: (() => void)[] = [];

  constructor(
    private readonly state: LocationState,
    /** UTC ms; never before the location's last event. */
    readonly now: number,
    /** Since when somebody has been here to hear what becomes due, UTC ms. */
    private readonly since = 0,
  ) {}

  /** Fires every deadline that is due. */
  fireDeadlines(): void {
    for (let due = nextDeadline(this.state); due && due.at <= this.now; due = nextDeadline(this.state)) {
      const command: Command = {
        id: `due:${due.key}:${due.at}`,
        actor: "clock",
        intent: {
          type: "deadline",
          key: due.key,
          at: due.at,
          away: due.at < this.since,
          // Drawn only now, so that nobody can know the order before.
          ...(due.key.startsWith("lottery:") && { seed: newToken() }),
        },
      };
      const outcome = this.carryOut(command);
      if (isRefused(outcome) || this.state.deadlines.get(due.key) === due.at) {
        throw new Error(`deadline ${due.key} of ${this.state.town.id} does not end`);
      }
    }
  }

  /** Decides one command; its answer is held back until the write is durable. Throws on bugs, then nothing was folded. */
  add(pending: Pending): void {
    const { command } = pending;
    const outcome = this.state.answers.get(command.id) ?? this.carryOut(command);
    this.answers.push(() => pending.answer(outcome));
  }

  /** Tells everybody who waits; to be called once the events are durable. */
  tell(): void {
    for (const answer of this.answers) answer();
  }

  private carryOut(command: Command): Answer | Refused {
    const drafts = decide(this.state, command, this.now);
    if (isRefused(drafts)) return drafts;
    this.rows.push(...rowsBeside(this.state, command, drafts, this.now));
    for (const draft of drafts) {
      const event: JournalEvent = {
        ...draft,
        location: this.state.town.id,
        seq: this.state.seq + 1,
        at: this.now,
        actor: command.actor,
        command: command.id,
      };
      apply(this.state, event);
      this.events.push(event);
    }
    return this.state.answers.get(command.id) ?? { seq: this.state.seq, ticket: null, job: null };
  }
}
