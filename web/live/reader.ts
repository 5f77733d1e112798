import { type DirectController, type DirectSource, directStream } from "../direct-stream.ts";

export type Reader = {
  body: ReadableStream<Uint8Array>;
  /** Sends `bytes`; while the reader lags only the newest state is kept, never a backlog. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Sends `bytes` unless the reader lags (heartbeats need not be caught up on). */
  hint(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
};

export type ReaderOptions = {
  signal: AbortSignal;
  /** A reader that takes nothing for this long is cut off. */
  slow_ms: number;
  onOpen(): void;
  onEnd(): void;
};

/** A browser at the other end of a stream. */
export function createReader(options: ReaderOptions): Reader {
  let controller: DirectController | undefined;
  let newest: Uint8Array<ArrayBuffer> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const { promise: over, resolve: finish, reject: cut } = Promise.withResolvers<void>();
  let ended = false;

  const end = (finally_: () => void) => {
    if (ended) return;
    ended = true;
    clearTimeout(patience);
    controller = undefined;
    newest = undefined;
    options.onEnd();
    finally_();
  };

  const write = (bytes: Uint8Array<ArrayBuffer>) => {
    if (!controller) return;
    const taken = controller.write(bytes);
    controller.flush();
    if (!(taken instanceof Promise)) return;
    // A rejected stream resets the connection; an ended one would wait for ever for the reader to take the rest.
    patience = setTimeout(() => end(() => cut(new Error("reader too slow"))), options.slow_ms);
    taken.then(caughtUp, () => end(finish));
  };

  const caughtUp = () => {
    clearTimeout(patience);
    patience = undefined;
    const bytes = newest;
    newest = undefined;
    if (bytes) write(bytes);
  };

  const source: DirectSource = {
    pull(direct) {
      controller = direct;
      if (options.signal.aborted) end(finish);
      else options.onOpen();
      return over;
    },
    cancel: () => end(finish),
  };
  options.signal.addEventListener("abort", () => end(finish), { once: true });

  return {
    body: directStream(source),
    send(bytes) {
      if (patience) newest = bytes;
      else write(bytes);
    },
    hint(bytes) {
      if (!patience) write(bytes);
    },
    close: () => end(finish),
  };
}
