/** Writes to the socket itself; `write` gives a promise when that is full. */
export type DirectController = {
  write(bytes: string | Uint8Array): number | Promise<number>;
  flush(): void;
  end(): void;
};

export type DirectSource = {
  pull(controller: DirectController): void | Promise<void>;
  cancel?(): void;
};

/** A body by Bun's own kind of stream source, which browsers' types do not know. */
export function directStream(source: DirectSource): ReadableStream<Uint8Array> {
  return new ReadableStream({ ...source, type: "direct" } as unknown as UnderlyingDefaultSource<Uint8Array>);
}
