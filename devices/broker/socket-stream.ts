import { Duplex } from "node:stream";

/** The part of a server-side WebSocket that carries bytes; Bun's `ServerWebSocket` fits. */
export interface Wire {
  /** Bytes sent, -1 when queued under backpressure, 0 when dropped. */
  send(data: Uint8Array): number;
  close(code?: number, reason?: string): void;
}

/** What may wait unread: WebSockets cannot be paused, so who floods during sign-in is cut. */
const UNREAD_MAX = 256 * 1024;

/** A WebSocket as a byte stream: MQTT over WebSocket ignores message borders. */
export class SocketStream extends Duplex {
  #sent: ((error?: Error | null) => void) | undefined;

  constructor(readonly wire: Wire) {
    super({ readableHighWaterMark: 64 * 1024, writableHighWaterMark: 64 * 1024 });
  }

  received(bytes: Uint8Array): void {
    if (this.destroyed) return;
    this.push(bytes);
    if (this.readableLength > UNREAD_MAX) this.destroy(new Error("too much unread"));
  }
  drained(): void {
    const sent = this.#sent;
    this.#sent = undefined;
    sent?.();
  }
  hungUp(): void {
    if (!this.destroyed) this.destroy();
  }

  override _read(): void {}
  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const result = this.wire.send(chunk);
    if (result === -1) this.#sent = done;
    else done(result === 0 ? new Error("websocket closed") : null);
  }
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.wire.close(1000);
    done(error);
  }
}
