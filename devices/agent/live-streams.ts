/** The streams (SSE) that pass through the kiosk's proxy; each is forgotten when it ends, whoever ends it. */
export class LiveStreams {
  private readonly open = new Set<AbortController>();

  get size(): number {
    return this.open.size;
  }

  /** The same body, ended by `cut` too. */
  carry(body: ReadableStream<Uint8Array>, cut: AbortController): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    const over = () => void this.open.delete(cut);
    this.open.add(cut);
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          over();
          controller.close();
        } catch (error) {
          over();
          controller.error(error);
        }
      },
      cancel(reason) {
        over();
        return reader.cancel(reason);
      },
    });
  }

  /** Ends them all, so that their pages ask anew. */
  cut(): void {
    for (const stream of this.open) stream.abort();
    this.open.clear();
  }
}
