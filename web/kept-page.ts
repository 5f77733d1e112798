import { PAGE_HEADERS } from "./page.tsx";

/** A page that is sent many times as it is: its bytes, and an answer that is copied, which costs a third of making one. */
export class KeptPage {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private made: { headers: Readonly<Record<string, string>>; answer: Response } | null = null;

  constructor(text: string) {
    this.bytes = new TextEncoder().encode(text);
  }

  /** The answer of a route, with the headers of every answer to that asker (`securityHeadersFor`). */
  answer(headers: Readonly<Record<string, string>>): Response {
    if (this.made?.headers !== headers)
      this.made = { headers, answer: new Response(this.bytes, { headers: { ...headers, ...PAGE_HEADERS } }) };
    return this.made.answer.clone();
  }
}
