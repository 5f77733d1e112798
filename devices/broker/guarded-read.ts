import type { Duplex } from "node:stream";
import type { Refused } from "../refused.ts";
import { FrameGuard, type FrameLimits } from "./frame-guard.ts";

/**
 * Repairs and guards `stream.read()` for aedes. Bun's `read()` hands out one buffered chunk where Node hands out
 * all of them, and aedes reads once per batch: without this a SUBSCRIBE cut in two while a sign-in is pending
 * mostly stays unanswered. A refused stream is destroyed and gives nothing more.
 */
export function guardReads(stream: Duplex, limits: FrameLimits, refused: (why: Refused) => void): void {
  const guard = new FrameGuard(limits);
  const readOne = stream.read.bind(stream);
  stream.read = (size?: number) => {
    if (size === 0) return readOne(0);
    const chunks: Uint8Array[] = [];
    for (let chunk = readOne(); chunk !== null; chunk = readOne()) {
      const why = guard.inspect(chunk);
      if (why) {
        refused(why);
        stream.destroy();
        return null;
      }
      chunks.push(chunk);
    }
    return chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? null);
  };
}
