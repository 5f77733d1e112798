import { brotliCompressSync, constants } from "node:zlib";

/** A file served under a name that carries the hash of its bytes, so that browsers keep it for ever. */
export type Asset = { url: string; type: string; bytes: Uint8Array<ArrayBuffer>; etag: string };

/** Names `bytes` as `/assets/<name>.<hash>.<extension>`. */
export function asset(name: string, extension: string, type: string, content: string | ArrayBuffer): Asset {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const hash = Bun.hash(bytes).toString(36);
  return { url: `/assets/${name}.${hash}.${extension}`, type, bytes, etag: `"${hash}"` };
}

const compressed = new WeakMap<Asset, { br: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer> }>();

/** Answers a request for an asset: 304 when the browser has it, else brotli, gzip or plain bytes. */
export function serveAsset(request: Request, file: Asset): Response {
  const headers = new Headers({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": file.type,
    etag: file.etag,
    vary: "accept-encoding",
  });
  if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  const accepted = request.headers.get("accept-encoding") ?? "";
  const encoding = file.type.startsWith("font/")
    ? undefined
    : (["br", "gzip"] as const).find((e) => accepted.includes(e));
  if (!encoding) return new Response(file.bytes, { headers });
  headers.set("content-encoding", encoding);
  return new Response(compress(file)[encoding], { headers });
}

function compress(file: Asset) {
  const known = compressed.get(file);
  if (known) return known;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const made = {
    br: new Uint8Array(brotliCompressSync(file.bytes, quality)),
    gzip: Bun.gzipSync(file.bytes),
  };
  compressed.set(file, made);
  return made;
}
