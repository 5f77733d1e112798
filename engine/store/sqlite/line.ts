import { StoreFailure } from "../failure.ts";
import { type Answer, errorOf, type Parcel, parcel, wrap } from "./protocol.ts";

/** An operation as it was when it was asked. */
interface Waiting extends Parcel {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A location that loads a long journal must not keep appends waiting behind a thousand others that load too. */
const READS_IN_A_BATCH = 32;

/** So many writes are worth a sync of their own: they are sent while another batch is still being written. */
const FULL_BATCH = 64;

/**
 * The way to the writer's thread. What is asked while a batch is being written forms the next one, so the busier the
 * house the fewer syncs per command; a full batch follows at once, so that the thread need not wait for this one between
 * two batches. A read sees every write that was asked before it.
 */
export class Line {
  /** Resolves with the cause when the writer dies; not when it is closed. */
  readonly died: Promise<StoreFailure>;
  readonly #announceDeath: (failure: StoreFailure) => void;
  readonly #worker: Worker;
  #writes: Waiting[] = [];
  #reads: Waiting[] = [];
  /** Asked and not answered, in the order of the answers. */
  #flying: Waiting[][] = [];
  #ended: StoreFailure | undefined;
  #scheduled = false;

  constructor(worker: Worker) {
    const { promise, resolve } = Promise.withResolvers<StoreFailure>();
    this.died = promise;
    this.#announceDeath = resolve;
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<string>) => this.#receive(data));
    worker.addEventListener("error", ({ message }: ErrorEvent) => this.#die(message));
    worker.addEventListener("close", () => this.#die("it ended"));
  }

  /** The writer's answer to the first message. */
  open(path: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#flying.push([{ json: "", text: "", resolve, reject }]);
      this.#worker.postMessage(path);
    });
  }

  write(operation: Parcel): Promise<unknown> {
    return this.#ask(this.#writes, operation);
  }

  read(operation: Parcel): Promise<unknown> {
    return this.#ask(this.#reads, operation);
  }

  /** After all that was asked before; what is asked later is rejected. */
  async close(): Promise<void> {
    const closed = this.read(parcel({ verb: "close" }));
    this.#ended ??= new StoreFailure("closed", "The store is closed.");
    try {
      await closed;
    } finally {
      this.#worker.terminate();
    }
  }

  #ask(queue: Waiting[], { json, text }: Parcel): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      queue.push({ json, text, resolve, reject });
      if (this.#scheduled || !this.#maySend) return;
      this.#scheduled = true;
      queueMicrotask(() => this.#send());
    });
  }

  get #maySend(): boolean {
    return this.#flying.length < (this.#writes.length >= FULL_BATCH ? 2 : 1);
  }

  #send(): void {
    this.#scheduled = false;
    const writes = this.#writes.splice(0);
    const reads = this.#reads.splice(0, READS_IN_A_BATCH);
    const groups = [writes, reads].filter((group) => group.length > 0);
    if (groups.length === 0) return;
    this.#flying.push(...groups);
    this.#worker.postMessage(wrap(writes, reads));
  }

  #receive(data: string): void {
    const answers: Answer[] = JSON.parse(data);
    const group = this.#flying.shift() ?? [];
    for (const [index, waiting] of group.entries()) {
      const answer = answers[index]!;
      if ("done" in answer) waiting.resolve(answer.done);
      else waiting.reject(errorOf(answer.failed));
    }
    if (this.#maySend) this.#send();
  }

  #die(cause: string): void {
    const closed = this.#ended?.code === "closed" && this.#flying.length === 0;
    if (closed || this.#ended?.code === "writer-died") return;
    const failure = new StoreFailure("writer-died", `The thread that writes the database died: ${cause}.`);
    this.#ended = failure;
    for (const waiting of [...this.#flying.flat(), ...this.#writes, ...this.#reads]) waiting.reject(failure);
    this.#flying = [];
    this.#writes = [];
    this.#reads = [];
    this.#announceDeath(failure);
  }
}
