import { connect, type Socket } from "node:net";
import { Listeners } from "../broker/listeners.ts";
import { isAutomaticStatus, isRealTimeStatus, type Query, queryBytes } from "./status.ts";

export interface LinkOptions {
  readonly host: string;
  readonly port: number;
  /** Pause between attempts to connect. */
  readonly retry_ms: number;
  /** How long a printer may take to answer a status query or a connect; then the link counts as dead. */
  readonly reply_ms: number;
}

const TRANSMIT_STATUS = Uint8Array.of(0x1d, 0x72, 0x01);

/** TCP connection to a receipt printer (port 9100): bytes out, status bytes in, reconnects by itself. */
export class PrinterLink {
  readonly #connections = new Listeners<boolean>();
  #socket: Socket | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #asked: ((byte: number | undefined) => void) | undefined;
  /** Answers to `GS r` come in order, also late ones of a job nobody waits for any more. */
  #marks: ((reached: boolean) => void)[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #closing = false;
  /** Bytes of an automatic status still to come. */
  #skip = 0;

  constructor(readonly options: LinkOptions) {
    this.#connect();
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }
  onConnection(changed: (connected: boolean) => void): () => void {
    return this.#connections.add(changed);
  }

  /** Asks `DLE EOT n`; undefined when no answer came, which also ends the connection. One question at a time. */
  ask(n: Query): Promise<number | undefined> {
    const answer = this.#turn.then(() => this.#ask(n));
    this.#turn = answer;
    return answer;
  }

  write(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  /**
   * Sends `GS r 1`, which the printer answers only after it has worked through everything before it. Resolves true
   * then, false when the connection ends first, or when `patience_ms` is over.
   */
  reached(patience_ms: number): Promise<boolean> {
    const reached = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => reached.resolve(false), patience_ms);
    if (this.#socket) this.#marks.push(reached.resolve);
    else reached.resolve(false);
    this.write(TRANSMIT_STATUS);
    return reached.promise.finally(() => clearTimeout(timer));
  }

  close(): void {
    this.#closing = true;
    clearTimeout(this.#retry);
    this.#socket?.destroy();
  }

  #connect(): void {
    const { host, port, reply_ms, retry_ms } = this.options;
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    const timer = setTimeout(() => socket.destroy(), reply_ms);
    socket.once("connect", () => {
      clearTimeout(timer);
      this.#socket = socket;
      this.#skip = 0;
      this.#connections.tell(true);
    });
    socket.on("data", (bytes: Buffer) => this.#receive(bytes));
    socket.on("error", () => {}); // "close" follows and says all there is to know: it is not there
    socket.once("close", () => {
      clearTimeout(timer);
      this.#hangUp(socket);
      if (!this.#closing) this.#retry = setTimeout(() => this.#connect(), retry_ms);
    });
  }

  #hangUp(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#asked?.(undefined);
    for (const mark of this.#marks.splice(0)) mark(false);
    this.#connections.tell(false);
  }

  #receive(bytes: Buffer): void {
    for (const byte of bytes) {
      // Another program may have switched automatic status on: its bytes two to four look like answers to `GS r`.
      if (this.#skip > 0) this.#skip -= 1;
      else if (isAutomaticStatus(byte)) this.#skip = 3;
      else if (isRealTimeStatus(byte)) this.#asked?.(byte);
      else if ((byte & 0x90) === 0) this.#marks.shift()?.(true); // fixed bits of the `GS r` answer
    }
  }

  #ask(n: Query): Promise<number | undefined> {
    const socket = this.#socket;
    if (!socket) return Promise.resolve(undefined);
    const answer = Promise.withResolvers<number | undefined>();
    const timer = setTimeout(() => socket.destroy(), this.options.reply_ms);
    this.#asked = answer.resolve;
    socket.write(queryBytes(n));
    return answer.promise.finally(() => {
      clearTimeout(timer);
      this.#asked = undefined;
    });
  }
}
