import type { Display } from "../contract/set.ts";

/** What has arrived so far means: not all of it yet, an answer to something older, no answer at all, or the answer. */
export type TcpAnswer =
  | "incomplete"
  | "garbage"
  | { readonly late: number }
  /** `taken` bytes are the answer; `code` says why not, null: done. */
  | { readonly taken: number; readonly code: string | null };

/** How a sign on a TCP connection is told what to show: a pure translation. One request at a time. */
export interface TcpDriver {
  /** As staff know it. */
  readonly model: string;
  readonly host: string;
  readonly port: number;
  show(display: Display): Uint8Array[];
  /** For a sign that does not blink by itself: sent in turn, dark and lit. */
  blink?(display: Display, lit: boolean): Uint8Array[];
  /** The `n`th request (0 to 65535) as it goes over the wire. */
  frame(request: Uint8Array, n: number): Uint8Array;
  /** Reads the answer to the `n`th request; absent: the sign never answers. */
  answer?(bytes: Uint8Array, request: Uint8Array, n: number): TcpAnswer;
}

/** What fits of a face on `length` characters: the call with its counter, else its number, else the number's last digits. */
export function fitted(face: string, number: string, length: number): string {
  if (face.length <= length) return face;
  const short = number === "" ? face : number;
  return short.slice(-length);
}
