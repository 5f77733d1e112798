import type { Broker } from "./broker.ts";
import { SocketStream, type Wire } from "./socket-stream.ts";

/** What `Bun.serve` and Elysia's `.ws` hand to their handlers; Elysia makes a new wrapper per event around `raw`. */
interface ServerSocket extends Wire {
  readonly remoteAddress: string;
  readonly raw?: ServerSocket;
}

/**
 * Handlers for `websocket` of `Bun.serve` or Elysia's `.ws("/mqtt", …)`. The upgrade must answer the subprotocol
 * `mqtt` (header `Sec-WebSocket-Protocol: mqtt`) or browsers hang up. `addressOf` says whom a connection counts for: behind a proxy
 * all devices would share its address, and the cap of one.
 */
export function mqttWebSocket(
  broker: Pick<Broker, "attach">,
  addressOf: (peer: string, socket: object) => string = (peer) => peer,
) {
  const streams = new WeakMap<object, SocketStream>();
  const key = (socket: ServerSocket) => socket.raw ?? socket;
  return {
    open(socket: ServerSocket): void {
      const wire = key(socket);
      const stream = new SocketStream(wire);
      streams.set(wire, stream);
      broker.attach(stream, { address: addressOf(wire.remoteAddress, socket) });
    },
    message(socket: ServerSocket, data: unknown): void {
      const stream = streams.get(key(socket));
      if (data instanceof Uint8Array) stream?.received(data);
      else if (data instanceof ArrayBuffer) stream?.received(new Uint8Array(data));
      else stream?.destroy(); // MQTT 3.1.1, 6.0: data frames are binary
    },
    drain(socket: ServerSocket): void {
      streams.get(key(socket))?.drained();
    },
    close(socket: ServerSocket): void {
      streams.get(key(socket))?.hungUp();
    },
  };
}
