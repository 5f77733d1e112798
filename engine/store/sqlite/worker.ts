import { type Batch, done, failed, unwrap } from "./protocol.ts";
import { Writer } from "./writer.ts";

declare const self: Worker;

/** The thread that owns the database. Its first message is the path, all later ones are batches. */
let writer: Writer | undefined;

self.onmessage = ({ data }: MessageEvent<string>) => {
  if (writer) run(writer, unwrap(data));
  else open(data);
};

function open(path: string): void {
  try {
    writer = new Writer(path);
    self.postMessage(`[${done("null")}]`);
  } catch (error) {
    self.postMessage(`[${failed(error)}]`);
  }
}

function run(writer: Writer, { writes, projections, lookups, reads }: Batch): void {
  if (writes.length > 0) self.postMessage(`[${writer.write(writes).join()}]`);
  if (projections.length > 0) self.postMessage(`[${writer.project(projections).join()}]`);
  writer.tidy();
  for (const group of [lookups, reads])
    if (group.length > 0) self.postMessage(`[${group.map((read) => writer.read(read)).join()}]`);
}
