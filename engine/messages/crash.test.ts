// Rule: over kill -9 at any moment no message that was promised is lost, and none goes out under a second id, whatever servers do with their answers.
import { afterEach, expect, test } from "bun:test";
import { type MailServer, openMailServer, textOf } from "../../fixtures/post/mail-server.ts";
import { openSmsGateway, type SmsGateway } from "../../fixtures/post/sms-gateway.ts";
import { temporaryFolder } from "../store/sqlite/open.testing.ts";

const KILLS = 8;
const CHILD = new URL("./crash.child.testing.ts", import.meta.url).pathname;
/** Later than anything that was under way may take to answer. */
const PAUSE_MS = 600_000;

let mail: MailServer;
let sms: SmsGateway;
afterEach(async () => {
  await mail.close();
  await sms.close();
});

/** Runs the house until it has confirmed so many and so long has passed since, then kills it; what it had confirmed. */
async function killed(args: string[], after_ms: number): Promise<string[]> {
  const child = Bun.spawn([process.execPath, CHILD, ...args, "book"], { stdout: "pipe", stderr: "inherit" });
  const decoder = new TextDecoder();
  let said = "";
  let confirmed = false;
  for await (const chunk of child.stdout) {
    said += decoder.decode(chunk, { stream: true });
    if (!confirmed) setTimeout(() => child.kill("SIGKILL"), after_ms);
    confirmed = true;
  }
  await child.exited;
  expect(child.signalCode).toBe("SIGKILL");
  return said.split("\n").slice(0, -1);
}

test("kill -9 at random moments", async () => {
  const seed = Math.floor(Math.random() * 1e9);
  console.log(`seed ${seed}`);
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  using folder = temporaryFolder();
  mail = await openMailServer();
  sms = openSmsGateway();
  const start = Date.UTC(2026, 10, 17, 8);
  const args = (run: number) => [folder.path, String(start + run * PAUSE_MS), mail.url, sms.url];
  const promised: string[] = [];
  for (let run = 0; run < KILLS; run++) {
    for (let fault = 0; fault < 3; fault++) {
      mail.next.push(random() < 0.5 ? "breaks-off" : "busy");
      sms.next.push(random() < 0.5 ? "loses-answer" : "busy");
    }
    promised.push(...(await killed(args(run), random() * 200)));
  }
  mail.next.length = 0;
  sms.next.length = 0;
  const last = Bun.spawn([process.execPath, CHILD, ...args(KILLS), "drain"], { stderr: "inherit" });
  expect(await last.exited).toBe(0);

  const ids = new Map<string, Set<string>>();
  const note = (text: string, id: string) => {
    const appointment = /\/a\/(zeitz-t\d+)\./.exec(text)?.[1] ?? text;
    ids.set(appointment, (ids.get(appointment) ?? new Set()).add(id));
  };
  for (const letter of mail.arrived) note(textOf(letter), letter.messageId);
  for (const { text, id } of sms.taken) note(text, id);
  const arrived = mail.arrived.length + sms.taken.length;
  console.log(
    `${promised.length} promised over ${KILLS} kills, ${arrived} arrived, ${arrived - ids.size} of them again`,
  );
  expect(promised.length).toBeGreaterThan(KILLS);
  expect(promised.filter((appointment) => !ids.has(appointment))).toEqual([]);
  expect([...ids].filter(([, own]) => own.size !== 1)).toEqual([]);
}, 120_000);
