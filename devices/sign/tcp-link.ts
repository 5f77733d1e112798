import { connect, type Socket } from "node:net";
import type { SignPace } from "./sign-link.ts";
import type { TcpDriver } from "./tcp-driver.ts";

/** More than any answer of a sign. */
const MOST_BYTES = 512;

/** How a request ended: done (null), refused with a code, or lost with its connection. */
export type TcpOutcome = { readonly code: string | null } | "lost";

/** The TCP connection to a sign: one request at a time, reconnects by itself with growing pauses. */
export class TcpLink {
  private socket: Socket | undefined;
  /** The newest, connected or not. */
  private attempt: Socket | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private pause_ms: number;
  private heard: Uint8Array = Buffer.alloc(0);
  private asked: { request: Uint8Array; n: number; done: (outcome: TcpOutcome) => void } | undefined;
  private n = 0;
  private closing = false;

  constructor(
    private readonly driver: TcpDriver,
    private readonly changed: (connected: boolean, why: string) => void,
    private readonly pace: SignPace,
  ) {
    this.pause_ms = pace.retry_ms;
    this.connect();
  }

  get connected(): boolean {
    return this.socket !== undefined;
  }

  /** Sends a request and waits for its answer, where the sign gives one. Not before the one before has ended. */
  exchange(request: Uint8Array): Promise<TcpOutcome> {
    const { socket, driver } = this;
    if (this.asked) throw new Error("one request at a time");
    if (!socket) return Promise.resolve("lost");
    this.n = (this.n + 1) % 65_536;
    const ended = Promise.withResolvers<TcpOutcome>();
    this.asked = { request, n: this.n, done: ended.resolve };
    const timer = setTimeout(() => socket.destroy(new Error("no answer in time")), this.pace.answer_ms);
    socket.write(driver.frame(request, this.n), () => {
      if (!driver.answer) this.end({ code: null });
    });
    return ended.promise.finally(() => clearTimeout(timer));
  }

  /** Hangs up and does not connect again until `resume`. */
  rest(): void {
    this.closing = true;
    clearTimeout(this.retry);
    this.attempt?.destroy();
  }

  resume(): void {
    if (!this.closing) return;
    this.closing = false;
    this.connect();
  }

  private connect(): void {
    const { host, port } = this.driver;
    const { answer_ms, retry_most_ms } = this.pace;
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 });
    const timer = setTimeout(() => socket.destroy(new Error("no connection in time")), answer_ms);
    this.attempt = socket;
    let why = "closed by the sign";
    socket.once("connect", () => {
      clearTimeout(timer);
      if (this.closing) return void socket.destroy();
      this.socket = socket;
      this.heard = Buffer.alloc(0);
      this.changed(true, "");
    });
    socket.on("data", (bytes: Buffer) => this.receive(bytes));
    socket.on("error", (error) => {
      why = error.message;
    });
    socket.once("close", () => {
      clearTimeout(timer);
      if (this.socket === socket) {
        this.socket = undefined;
        this.end("lost");
        this.changed(false, why);
      }
      if (this.closing || this.attempt !== socket) return;
      this.retry = setTimeout(() => this.connect(), this.pause_ms);
      this.pause_ms = Math.min(this.pause_ms * 2, retry_most_ms);
    });
  }

  private receive(bytes: Uint8Array): void {
    const { driver, asked } = this;
    if (!driver.answer) return; // it was not asked anything
    this.heard = Buffer.concat([this.heard, bytes.subarray(0, MOST_BYTES)]);
    if (this.heard.length > MOST_BYTES || !asked)
      return void this.socket?.destroy(new Error("said what nobody asked"));
    const answer = driver.answer(this.heard, asked.request, asked.n);
    if (answer === "incomplete") return;
    if (answer === "garbage") return void this.socket?.destroy(new Error("wrong answer"));
    this.heard = this.heard.subarray("late" in answer ? answer.late : answer.taken);
    if ("late" in answer) return this.receive(Buffer.alloc(0));
    this.end({ code: answer.code });
  }

  /** A request that came through proves that connecting is worth while again at once. */
  private end(outcome: TcpOutcome): void {
    const { asked } = this;
    this.asked = undefined;
    if (asked && outcome !== "lost") this.pause_ms = this.pace.retry_ms;
    asked?.done(outcome);
  }
}
