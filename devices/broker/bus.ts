import type { Address, DeviceMessage, Payload, ToDevicePath } from "../contract/contract.ts";
import type { Refused } from "../refused.ts";

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
  readonly connected: boolean;
  /** Tells changes of `connected`. A device is reachable when it is online *and* the bus is. */
  onConnection(changed: (connected: boolean) => void): () => void;
  close(): Promise<void>;
}
