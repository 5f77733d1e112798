import { createServer, type Server, type Socket } from "node:net";

/** A TCP listener that can be pulled off the network and come back on the same port. */
export class TcpServer {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly receive: (bytes: Buffer, socket: Socket) => void) {}

  async open(port = this.port): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
      socket.on("error", () => {}); // "close" follows
      socket.on("data", (bytes: Buffer) => this.receive(bytes, socket));
    });
    this.server = server;
    await new Promise<void>((listening, failed) => {
      server.once("error", failed);
      server.listen(port, "127.0.0.1", listening);
    });
    const address = server.address();
    if (typeof address === "object" && address) this.port = address.port;
  }

  /** Cuts all connections; the next one is welcome. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.cut();
    if (server) await new Promise((closed) => server.close(closed));
  }

  get isOpen(): boolean {
    return this.server !== null;
  }
}
