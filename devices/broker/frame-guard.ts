import { type Refused, refuse } from "../refused.ts";

/** Largest MQTT packet in bytes of remaining length: before the device has said who it is, and after. */
export interface FrameLimits {
  readonly connect_bytes: number;
  readonly packet_bytes: number;
}

export type FrameRefusal = "not-mqtt" | "packet-too-large";
const CONNECT = 0x10;

/**
 * Follows the frame borders of one MQTT connection and refuses a packet by its announced length, before a byte
 * of it is buffered: aedes itself has no limit and would swallow 64 MB from a stranger.
 */
export class FrameGuard {
  #connected = false;
  #body_left = 0;
  /** -1 between packets, else how many length bytes were read. */
  #length_bytes = -1;
  #length = 0;
  #refusal: Refused<FrameRefusal> | undefined;

  constructor(readonly limits: FrameLimits) {}

  /** The reason to cut the connection, or undefined while all is well. */
  inspect(chunk: Uint8Array): Refused<FrameRefusal> | undefined {
    for (let i = 0; i < chunk.length && !this.#refusal; ) {
      if (this.#body_left > 0) {
        const taken = Math.min(this.#body_left, chunk.length - i);
        this.#body_left -= taken;
        i += taken;
      } else {
        this.#header(chunk[i++]!);
      }
    }
    return this.#refusal;
  }

  #header(byte: number): void {
    if (this.#length_bytes < 0) {
      if (!this.#connected && byte !== CONNECT)
        this.#refusal = refuse("not-mqtt", "The first packet is no CONNECT.");
      this.#length_bytes = 0;
      this.#length = 0;
      return;
    }
    this.#length += (byte & 0x7f) * 128 ** this.#length_bytes++;
    if (byte & 0x80) {
      if (this.#length_bytes === 4) this.#refusal = refuse("not-mqtt", "The packet length is malformed.");
      return;
    }
    const limit = this.#connected ? this.limits.packet_bytes : this.limits.connect_bytes;
    if (this.#length > limit)
      this.#refusal = refuse("packet-too-large", `A packet announces more than ${limit} bytes.`);
    this.#body_left = this.#length;
    this.#length_bytes = -1;
    this.#connected = true;
  }
}
