import type { Socket } from "node:net";
import { Face, type SignFaults, type SimulatedSign } from "./face.ts";
import { TcpServer } from "./tcp-server.ts";

/** A sign that waits for connections on a port of its own. */
export abstract class TcpSignHardware implements SimulatedSign {
  abstract readonly faults: SignFaults;
  readonly face: Face;
  readonly server = new TcpServer((bytes, socket) => this.receive(bytes, socket));

  protected constructor(seen?: (face: string) => void) {
    this.face = new Face(seen);
  }

  get port(): number {
    return this.server.port;
  }

  applyFaults(): void {
    if (this.faults.offline) void this.server.close();
    else if (!this.server.isOpen) void this.server.open();
  }
  restart(): void {
    this.forget();
    this.server.cut();
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.server.close();
  }

  protected abstract receive(bytes: Buffer, socket: Socket): void;
  /** What is gone with its power. */
  protected abstract forget(): void;
}
