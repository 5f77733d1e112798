import { directStream } from "./direct-stream.ts";

/**
 * From 15 KiB on Bun does not gather an answer that took a while: name, colon and value of each header are a write to the socket each,
 * some forty of them, which costs several times what making the page does.
 */
const GATHERED = 15 * 1024;

/** A body that goes out together with its head, however long it is; a long one in chunks, without a `Content-Length`. */
export function inOnePiece<Body extends string | Uint8Array<ArrayBuffer>>(
  body: Body,
): Body | ReadableStream<Uint8Array> {
  if (Buffer.byteLength(body) < GATHERED) return body;
  return directStream({
    pull(socket) {
      socket.write(body);
      socket.end();
    },
  });
}
