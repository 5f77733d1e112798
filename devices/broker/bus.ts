import type { Address, DeviceMessage, Payload, ToDevicePath } from "../contract/contract.ts";
import type { WireMessage } from "../contract/write.ts";
import type { Refused } from "../refused.ts";
import type { RawMessage } from "./raw-topics.ts";

/**
 * `bus-offline`: nothing was sent; `bus-lost`: the broker went away before it said that it had it, so nobody knows. Either
 * way retained state is kept and goes out on reconnect, and a command never goes out later by itself.
 */
export type PublishRefusal = "bus-offline" | "bus-lost";

/** The device bus as the engine's side sees it, whichever broker carries it. */
export interface Bus {
  /**
   * Sends one message; resolves when the broker has it. `null` removes retained state. Every retained topic is
   * remembered as ours and repeated after each reconnect.
   */
  publish<P extends ToDevicePath>(
    to: Address,
    path: P,
    payload: Payload<P> | null,
  ): Promise<undefined | Refused<PublishRefusal>>;
  /** Hears every valid message of every device; garbage is logged and goes no further. Returns how to stop. */
  onMessage(heard: (message: DeviceMessage) => void): () => void;
  /** Sends on a topic outside the contract, of a device that speaks its maker's own words; as `publish` otherwise. */
  sendRaw(message: WireMessage): Promise<undefined | Refused<PublishRefusal>>;
  /**
   * Empties what the broker keeps on a topic that somebody else wrote. Not remembered as ours, so that it takes away nothing that comes
   * later: with `bus-offline` nothing was done.
   */
  empty(topic: string): Promise<undefined | Refused<PublishRefusal>>;
  /**
   * Hears these topics outside the contract, literal ones, whatever is said there; what is retained comes too, except
   * on the embedded broker, which retains nothing from before the program started. Returns how to stop.
   */
  onRaw(topics: readonly string[], heard: (message: RawMessage) => void): () => void;
  readonly connected: boolean;
  /** Tells changes of `connected`. A device is reachable when it is online *and* the bus is. */
  onConnection(changed: (connected: boolean) => void): () => void;
  close(): Promise<void>;
}
