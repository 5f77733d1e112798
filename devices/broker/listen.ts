import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { type Refused, refuse } from "../refused.ts";
import type { Seats } from "./seats.ts";
import type { TlsIdentity } from "./tls-identity.ts";

export type ListenRefusal = "port-taken" | "port-forbidden" | "listen-failed";
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}
/** Where to listen, and the variable that says so: a refusal's sentence names it. */
export interface ListenAt {
  readonly port: number;
  readonly host: string;
  readonly variable?: string;
}
type Connected = (socket: Socket) => void;

/** Who has not greeted as TLS does within this time is cut. */
const HANDSHAKE_MS = 5_000;

/** Listens for TCP connections; a port that cannot be had is a refusal. */
export function listenTcp(at: ListenAt, connected: Connected): Promise<Listening | Refused<ListenRefusal>> {
  return open(createServer({ noDelay: true }, connected), at);
}

/**
 * The same over TLS, with the certificate as it is at the time. A connection takes one of `seats` until its handshake is
 * through, so that knocking without ever greeting costs bounded memory.
 */
export async function listenTls(
  at: ListenAt,
  identity: TlsIdentity,
  seats: Seats,
  connected: Connected,
): Promise<Listening | Refused<ListenRefusal>> {
  const { pair } = identity;
  const knocking = new WeakMap<Socket, () => void>();
  const settings = { ...pair, noDelay: true, handshakeTimeout: HANDSHAKE_MS };
  const server = createTlsServer(settings, (socket) => {
    knocking.get(socket)?.();
    connected(socket);
  });
  server.on("connection", (socket) => {
    socket.on("error", () => {}); // a stranger's reset is no news; the broker has a listener of its own
    const leave = seats.take(socket.remoteAddress ?? "unknown");
    if (!leave) return socket.destroy();
    knocking.set(socket, leave);
    socket.once("close", leave);
  });
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  const forget = identity.onRenewed((renewed) => server.setSecureContext(renewed));
  const listening = await open(server, at);
  if (!("close" in listening)) {
    forget();
    return listening;
  }
  const close = () => {
    forget();
    return listening.close();
  };
  return { port: listening.port, close };
}

function open(server: Server, at: ListenAt): Promise<Listening | Refused<ListenRefusal>> {
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(explain(error, at)));
    server.listen(at.port, at.host, () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : at.port, close });
    });
  });
}

function explain(error: NodeJS.ErrnoException, { port, host, variable = "MQTT_PORT" }: ListenAt) {
  if (error.code === "EADDRINUSE") {
    return refuse(
      "port-taken",
      `Port ${port} is already taken by another program: set ${variable} to a free port.`,
    );
  }
  if (error.code === "EACCES") {
    return refuse("port-forbidden", `Port ${port} needs more rights: set ${variable} to a port above 1023.`);
  }
  return refuse(
    "listen-failed",
    `MQTT cannot listen on ${host}:${port} (${error.code}): set HOST, MQTT_HOST or ${variable}.`,
  );
}
