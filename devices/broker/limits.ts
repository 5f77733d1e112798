import type { FrameLimits } from "./frame-guard.ts";
import type { SeatLimits } from "./seats.ts";

export interface BrokerLimits extends FrameLimits, SeatLimits {
  readonly connect_timeout_ms: number;
  /** How long one subscriber that stops reading may hold up the others before it is dropped. */
  readonly drain_timeout_ms: number;
  readonly keepalive_max_s: number;
  readonly offline_queue: number;
}

/** What an office needs, with room; measured against aedes 1.2.0 on two cores. */
export const BROKER_LIMITS: BrokerLimits = {
  connect_bytes: 2 * 1024,
  packet_bytes: 64 * 1024,
  max_connections: 10_000,
  max_per_address: 512,
  fresh_per_address: 1_024,
  again_a_second: 50,
  connect_timeout_ms: 5_000,
  drain_timeout_ms: 2_000,
  keepalive_max_s: 120,
  offline_queue: 100,
};
