interface Node<P> {
  packet?: P;
  readonly children: Map<string, Node<P>>;
}

/**
 * Retained messages as a tree of topic levels: a SUBSCRIBE costs what it finds, where aedes' own store looks at
 * every retained topic each time.
 */
export class Retained<P extends { readonly topic: string; readonly payload: Uint8Array | string }> {
  readonly #root: Node<P> = { children: new Map() };

  /** Keeps the newest packet of a topic; an empty payload removes it and the branches that became empty. */
  store(packet: P): void {
    const levels = packet.topic.split("/");
    if (packet.payload.length === 0) this.#remove(this.#root, levels, 0);
    else this.#reach(levels).packet = packet;
  }

  *match(filter: string): Generator<P> {
    yield* this.#match(this.#root, filter.split("/"), 0);
  }

  #reach(levels: readonly string[]): Node<P> {
    let node = this.#root;
    for (const level of levels) {
      const next = node.children.get(level) ?? { children: new Map() };
      node.children.set(level, next);
      node = next;
    }
    return node;
  }

  #remove(node: Node<P>, levels: readonly string[], depth: number): void {
    const level = levels[depth];
    if (level === undefined) {
      node.packet = undefined;
      return;
    }
    const child = node.children.get(level);
    if (!child) return;
    this.#remove(child, levels, depth + 1);
    if (!child.packet && child.children.size === 0) node.children.delete(level);
  }

  *#match(node: Node<P>, levels: readonly string[], depth: number): Generator<P> {
    const level = levels[depth];
    if (level === undefined || level === "#") {
      if (node.packet) yield node.packet;
      if (level === "#") for (const child of node.children.values()) yield* this.#match(child, levels, depth);
      return;
    }
    if (level === "+") {
      for (const child of node.children.values()) yield* this.#match(child, levels, depth + 1);
      return;
    }
    const child = node.children.get(level);
    if (child) yield* this.#match(child, levels, depth + 1);
  }
}
