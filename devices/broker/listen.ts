import { createServer, type Socket } from "node:net";
import { type Refused, refuse } from "../refused.ts";

export type ListenRefusal = "port-taken" | "port-forbidden" | "listen-failed";
interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens for TCP connections; a port that cannot be had is a refusal whose sentence names `MQTT_PORT`. */
export function listenTcp(
  at: { port: number; host: string },
  connected: (socket: Socket) => void,
): Promise<Listening | Refused<ListenRefusal>> {
  const server = createServer({ noDelay: true }, connected);
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(explain(error, at)));
    server.listen(at.port, at.host, () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : at.port, close });
    });
  });
}

function explain(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }) {
  if (error.code === "EADDRINUSE") {
    return refuse(
      "port-taken",
      `Port ${port} is already taken by another program: set MQTT_PORT to a free port.`,
    );
  }
  if (error.code === "EACCES") {
    return refuse("port-forbidden", `Port ${port} needs more rights: set MQTT_PORT to a port above 1023.`);
  }
  return refuse(
    "listen-failed",
    `MQTT cannot listen on ${host}:${port} (${error.code}): set HOST or MQTT_PORT.`,
  );
}
