const encoder = new TextEncoder();

/** One server-sent event as bytes; every line of `data` gets its own field, as the format demands. */
export function frame(event: { name?: string; id?: string; data: string }): Uint8Array<ArrayBuffer> {
  const head = (event.name ? `event: ${event.name}\n` : "") + (event.id ? `id: ${event.id}\n` : "");
  const body = event.data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join("");
  return encoder.encode(`${head}${body}\n`);
}
