// Rule: a mail server that hangs with one letter keeps back no other for which there is room.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import type { Outcome, Way } from "./message.ts";

/** As many as are under way at once. */
const ROOM = 16;

/** A server that answers when it is told to. */
class SlowServer implements Way {
  readonly repeatable = true;
  readonly asked = new Map<string, (outcome: Outcome) => void>();
  private heard = () => {};

  send(_id: string, { to }: { to: string }): Promise<Outcome> {
    const answer = Promise.withResolvers<Outcome>();
    this.asked.set(to, answer.resolve);
    this.heard();
    return answer.promise;
  }

  answer(to: string): void {
    this.asked.get(to)?.({ what: "sent", provider: null });
  }

  /** Resolves when so many letters have come. */
  async has(count: number): Promise<void> {
    while (this.asked.size < count) await new Promise<void>((resolve) => (this.heard = resolve));
  }

  close(): void {
    for (const to of this.asked.keys()) this.answer(to);
  }
}

let server: SlowServer;
let foyer: Foyer;
beforeEach(async () => {
  server = new SlowServer();
  foyer = await openFoyer({
    post: () => ({ url: "https://warten.example", ways: { mail: server, sms: null } }),
  });
});
afterEach(() => foyer.close());

const write = (to: string) =>
  foyer.engine.messages.tell({ location: "zeitz", account: `account-${to}`, to, subject: "S", text: "T" });

test("what found no room goes as soon as there is some, though one answer never comes", async () => {
  for (let nth = 1; nth <= ROOM; nth++) await write(`nr-${nth}`);
  await server.has(ROOM);
  await write("late");
  expect([...server.asked.keys()]).not.toContain("late");
  for (let nth = 2; nth <= ROOM; nth++) server.answer(`nr-${nth}`);
  await server.has(ROOM + 1);
  expect([...server.asked.keys()]).toContain("late");
});
