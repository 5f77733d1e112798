import { StoreFailure } from "../failure.ts";
import { type Answer, APPENDED, errorOf, GROUPS, type Group, type Parcel, parcel, wrap } from "./protocol.ts";

/** An operation as it was when it was asked. */
interface Waiting extends Parcel {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A location that loads a long journal must not keep appends waiting behind a thousand others that load too. */
const READS_IN_A_BATCH = 32;
/** Of a long day a location writes a megabyte of rows; all of a house at once would be more than a string can hold. */
const PROJECTIONS_IN_A_BATCH = 32;

/** The thread answers one message after the other: while it has a next one, further lookups lose nothing by going together. */
const LOOKUPS_UNDER_WAY = 2;

/** So many writes are worth a sync of their own: they are sent while another batch is still being written. */
const FULL_BATCH = 64;

/**
 * The way to the writer's thread. What is asked while a batch is being written forms the next one, so the busier the
 * house the fewer syncs per command; a full batch follows at once, so that the thread need not wait for this one between
 * two batches. Projections are written behind the writes, whose answers do not wait for them. A read sees every write that
 * was asked before it.
 */
export class Line {
  /** Resolves with the cause when the writer dies; not when it is closed. */
  readonly died: Promise<StoreFailure>;
  readonly #announceDeath: (failure: StoreFailure) => void;
  readonly #worker: Worker;
  #asked = nothingAsked();
  /** Asked and not answered, in the order of the answers. */
  #flying: { kind: Group; group: Waiting[] }[] = [];
  /** Of those, so many of each kind. */
  #underWay: Record<Group, number> = { writes: 0, projections: 0, lookups: 0, reads: 0 };
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
      this.#fly("writes", [{ json: "", text: "", resolve, reject }]);
      this.#worker.postMessage(path);
    });
  }

  /** The operation is made at once; when that throws, this rejects with it. */
  ask(kind: Group, make: () => Parcel): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      const { json, text } = make();
      this.#asked[kind].push({ json, text, resolve, reject });
      if (this.#scheduled || !this.#maySend) return;
      this.#scheduled = true;
      queueMicrotask(() => this.#send());
    });
  }

  /** After all that was asked before; what is asked later is rejected. */
  async close(): Promise<void> {
    const closed = this.ask("reads", () => parcel({ verb: "close" }));
    this.#ended ??= new StoreFailure("closed", "The store is closed.");
    try {
      await closed;
    } finally {
      this.#worker.terminate();
    }
  }

  /** What was asked before goes before: reads wait for writes and projections that wait. */
  get #maySend(): boolean {
    const { writes, projections, lookups, reads } = this.#asked;
    if (writes.length > 0) return this.#underWay.writes < (writes.length >= FULL_BATCH ? 2 : 1);
    if (lookups.length > 0) return this.#underWay.lookups < LOOKUPS_UNDER_WAY;
    if (projections.length > 0) return this.#underWay.projections === 0;
    return reads.length > 0 && this.#underWay.reads === 0;
  }

  #fly(kind: Group, group: Waiting[]): void {
    this.#flying.push({ kind, group });
    this.#underWay[kind] += 1;
  }

  #send(): void {
    this.#scheduled = false;
    const { projections, reads } = this.#asked;
    const rows = this.#underWay.projections === 0 ? PROJECTIONS_IN_A_BATCH : 0;
    const most = this.#underWay.reads === 0 && projections.length <= rows ? READS_IN_A_BATCH : 0;
    const sent = { ...this.#asked, projections: projections.slice(0, rows), reads: reads.slice(0, most) };
    this.#asked = { ...nothingAsked(), projections: projections.slice(rows), reads: reads.slice(most) };
    try {
      this.#worker.postMessage(wrap(sent));
      for (const kind of GROUPS) if (sent[kind].length > 0) this.#fly(kind, sent[kind]);
    } catch (error) {
      for (const waiting of GROUPS.flatMap((kind) => sent[kind])) waiting.reject(error as Error);
    }
  }

  #receive(data: string): void {
    const answers: (Answer | null)[] = JSON.parse(data);
    const landed = this.#flying.shift();
    if (landed) this.#underWay[landed.kind] -= 1;
    const group = landed?.group ?? [];
    for (const [index, waiting] of group.entries()) {
      const answer = answers[index];
      if (answer === undefined) throw new Error("The thread that writes the database left a question open");
      if (answer === null) waiting.resolve(APPENDED);
      else if ("done" in answer) waiting.resolve(answer.done);
      else waiting.reject(errorOf(answer.failed));
    }
    if (!this.#scheduled && this.#maySend) this.#send();
  }

  #die(cause: string): void {
    const closed = this.#ended?.code === "closed" && this.#flying.length === 0;
    if (closed || this.#ended?.code === "writer-died") return;
    const failure = new StoreFailure("writer-died", `The thread that writes the database died: ${cause}.`);
    this.#ended = failure;
    const left = [...this.#flying.map(({ group }) => group), ...GROUPS.map((kind) => this.#asked[kind])];
    for (const waiting of left.flat()) waiting.reject(failure);
    this.#flying = [];
    this.#asked = nothingAsked();
    this.#announceDeath(failure);
  }
}

function nothingAsked(): Record<Group, Waiting[]> {
  return { writes: [], projections: [], lookups: [], reads: [] };
}
