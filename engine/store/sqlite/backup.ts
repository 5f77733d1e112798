import { StoreFailure } from "../failure.ts";
import { type Answer, errorOf } from "./protocol.ts";

/** A consistent copy of the database `from`, as of its last commit, in one file `to` that must not exist yet. */
export async function backUp(from: string, to: string): Promise<void> {
  const worker = new Worker(new URL("./backup.worker.ts", import.meta.url).href);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<string>) => {
        const answer: Answer = JSON.parse(data);
        if ("done" in answer) resolve();
        else reject(errorOf(answer.failed));
      });
      worker.addEventListener("error", ({ message }) =>
        reject(new StoreFailure("writer-died", `The backup failed: ${message}.`)),
      );
      worker.postMessage({ from, to });
    });
  } finally {
    worker.terminate();
  }
}
