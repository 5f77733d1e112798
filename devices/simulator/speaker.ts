import type { AnnounceArgs, Result } from "../contract/command.ts";
import type { MessageAt } from "../contract/contract.ts";

/** Devices remember so many command ids. */
const REMEMBERED = 64;

/** What can be wrong with an announcer. */
export interface SpeakerFaults {
  /** It says nothing, and answers nothing. */
  silent: boolean;
  /** Its loudspeaker is broken, and it says so. */
  fails: boolean;
  /** It thinks so long before it speaks, ms. */
  late_ms: number;
}

export interface SpeakerPorts {
  /** By its own clock, ms. */
  now(): number;
  wait(ms: number): Promise<void>;
  faults(): SpeakerFaults;
  answer(result: Result): void;
  /** One sentence sounds; resolves when it is over. */
  sound(utterance: AnnounceArgs["utterances"][number]): Promise<void>;
}

/**
 * What an announcer does with a command: says it once, one at a time, answers how that went, and answers a command that it
 * had before with what became of it then. So a house that starts anew learns what was said.
 */
export class Speaker {
  private readonly outcomes = new Map<string, Result["status"]>();
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly ports: SpeakerPorts) {}

  take({ id, at, expires_at, args }: MessageAt<"cmd/announce">["payload"]): Promise<void> {
    if (this.ports.faults().silent) return Promise.resolve();
    const before = this.outcomes.get(id);
    if (before) this.ports.answer({ id, status: "duplicate", detail: before });
    else {
      // The house's clock may be another one: what is left is counted from the command's coming.
      const deadline = this.ports.now() + (expires_at - at);
      this.tell({ id, status: "accepted" });
      this.turn = this.turn.then(() => this.say(id, deadline, args));
    }
    return this.turn;
  }

  private async say(id: string, deadline: number, args: AnnounceArgs): Promise<void> {
    const { ports } = this;
    const { fails, late_ms } = ports.faults();
    await ports.wait(late_ms);
    if (ports.now() >= deadline) return this.tell({ id, status: "expired" });
    if (fails) return this.tell({ id, status: "failed", code: "no-speaker" });
    for (let time = 0; time < args.repeat; time++)
      for (const utterance of args.utterances) await ports.sound(utterance);
    this.tell({ id, status: "done" });
  }

  private tell(result: Result): void {
    this.outcomes.set(result.id, result.status);
    const [oldest] = this.outcomes.keys();
    if (this.outcomes.size > REMEMBERED && oldest) this.outcomes.delete(oldest);
    this.ports.answer(result);
  }
}
