import { callSound, trialLanguage } from "../../engine/announcement/rule.ts";
import { callSentence, TRIAL_CALL } from "../../engine/announcement/sentence.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Device } from "../../engine/fleet/fleet.ts";
import type { Trial } from "../../engine/fleet/trial.ts";
import type { Town } from "../../engine/town/town.ts";
import type { AnnounceOrder } from "./announce-order.ts";
import type { Announcing } from "./announcing.ts";
import { commandId } from "./command-id.ts";

/** So long a test may keep a call waiting: it is still said then, before it is stale. */
export const TEST_SOUND_MS = 10_000;

/** Has an announcer or a board say aloud that this is a test, when nothing else is being said there. */
export class TrialAnnouncements {
  private readonly boards = new Set<string>();

  constructor(
    private readonly engine: Engine,
    private readonly way: { announcing: Announcing; speech: Speech; publicUrl: string },
  ) {}

  /** Null: it was said. Else why not, as devices say it. */
  async run(device: Device, trial: Trial): Promise<string | null> {
    let why: string | null = "no-answer";
    await this.way.announcing.inTurn(device.location, async () => {
      why = await this.say(device, trial);
    });
    return why;
  }

  close(): void {
    for (const board of this.boards) this.engine.boardTrials.callOff(board);
  }

  private async say({ id, location, kind }: Device, { number, at }: Trial): Promise<string | null> {
    const { fleet, clock } = this.engine;
    const town = this.engine.town(location);
    if (!town) throw new Error(`no town ${location}`);
    if (callSound(town, clock.now()).quiet) return "quiet-hours";
    if (!fleet.online(id)) return "offline";
    if (kind === "board") return this.byBoard(id, location, `${number}-${at}`);
    return this.way.announcing.say(
      { location, device: id },
      this.order(town, `trial:${id}:${number}`),
      TEST_SOUND_MS,
    );
  }

  private async byBoard(board: string, location: string, key: string): Promise<string | null> {
    const { boardTrials, clock } = this.engine;
    const callOff = clock.after(TEST_SOUND_MS, () => boardTrials.callOff(board));
    this.boards.add(board);
    const word = await boardTrials.begin(board, location, key);
    this.boards.delete(board);
    callOff();
    return word === "said" ? null : (word ?? "no-answer");
  }

  private order(town: Town, name: string): AnnounceOrder {
    const { speech, publicUrl } = this.way;
    const now = this.engine.clock.now();
    const { gong, volume } = callSound(town, now);
    const language = trialLanguage(town);
    const path = speech.address({ language, ...TRIAL_CALL });
    const text = callSentence(language, TRIAL_CALL.number, TRIAL_CALL.counter);
    const utterances = [{ language, text, ...(path ? { audio_url: publicUrl + path } : {}) }];
    return {
      id: commandId(name, now),
      at: now,
      expires_at: now + TEST_SOUND_MS,
      args: { gong, volume, repeat: 1, utterances },
    };
  }
}
