import type { Address, EngineMessage } from "../contract/contract.ts";
import { NativeDevice, type NativeFaults, type NativeOptions } from "./native-device.ts";
import { Speaker, type SpeakerFaults } from "./speaker.ts";

/** How long a sentence takes, ms; a loudspeaker in a terminal need not take as long as a voice. */
const SENTENCE_MS = 500;

/** An announcer that speaks the native contract; what it says is handed to `said`. */
export class NativeAnnouncer extends NativeDevice {
  readonly faults: NativeFaults & SpeakerFaults = {
    offline: false,
    clock_off_s: 0,
    silent: false,
    fails: false,
    late_ms: 0,
  };
  protected readonly kind = "announcer";
  protected readonly capabilities = ["gong", "speech"];
  protected readonly branches = ["cmd"] as const;
  private speaker: Speaker;

  constructor(
    address: Address,
    private readonly ports: NativeOptions & { said(text: string): void; sentence_ms?: number },
  ) {
    super(address, ports);
    this.speaker = this.born();
  }

  protected heard(message: EngineMessage): void {
    if (message.path === "cmd/announce") void this.speaker.take(message.payload);
  }
  protected forget(): void {
    this.speaker = this.born();
  }

  private born(): Speaker {
    const { now, said, sentence_ms = SENTENCE_MS } = this.ports;
    const wait = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));
    return new Speaker({
      now,
      wait,
      faults: () => this.faults,
      answer: (result) => this.link?.say("res/announce", result),
      sound: async ({ text }) => {
        said(text);
        await wait(sentence_ms);
      },
    });
  }
}
