import { isRecord } from "./shape.ts";

/**
 * Makes one object of what stands in several documents: town halls offer much the same, and eleven thousand of them would
 * keep each service eleven thousand times. Takes over what it is given; nobody may change a document afterwards.
 */
export class SharedParts {
  /** By hash of their JSON, so that parts nobody shares are not kept a second time as text. */
  private readonly parts = new Map<number | bigint, object>();
  private readonly texts = new Map<string, string>();

  /** The document with its parts shared; as a whole it is like no other. */
  shareMembers<T extends object>(document: T): T {
    if (Array.isArray(document)) {
      for (let at = 0; at < document.length; at++) document[at] = this.share(document[at]);
    } else if (isRecord(document)) {
      for (const key of Object.keys(document)) Reflect.set(document, key, this.share(document[key]));
    }
    return document;
  }

  private share(part: unknown): unknown {
    if (typeof part === "string") return this.shareText(part);
    if (typeof part !== "object" || part === null) return part;
    const hash = Bun.hash(JSON.stringify(part));
    const known = this.parts.get(hash);
    if (known && Bun.deepEquals(known, part, true)) return known;
    this.parts.set(hash, part);
    return this.shareMembers(part);
  }

  private shareText(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}
