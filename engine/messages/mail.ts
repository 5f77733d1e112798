import { createTransport } from "nodemailer";
import type { Keys } from "../keys/keys.ts";
import type { Outcome, Way } from "./message.ts";

/** A mail server must greet and answer within these, ms. */
const GREETING_MS = 10_000;
const ANSWER_MS = 20_000;
/** Failures before any letter was handed over. */
const NOT_BEGUN = new Set(["ECONNREFUSED", "EDNS", "ENOTFOUND", "EAUTH", "ETLS", "EPROXY", "EHOSTUNREACH"]);

/**
 * Mail over SMTP. The Message-ID follows from our id: mail that is sent again, because nobody knows whether the server took
 * it, is known by it to be the same (RFC 5322 3.6.4).
 */
export function mailWay(smtp: { url: string; from: string }, keys: Keys): Way {
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: GREETING_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const closing = Promise.withResolvers<Outcome>();
  return {
    repeatable: true,
    send: (id, letter, sender) => {
      const sent = transport.sendMail({
        from: { name: sender, address: smtp.from },
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        messageId: messageId(keys, id, smtp.from),
        // RFC 3834: no holiday notices and the like in return.
        headers: { "Auto-Submitted": "auto-generated" },
      });
      const outcome = sent.then((): Outcome => ({ what: "sent", provider: null }), outcomeOf);
      return Promise.race([outcome, closing.promise]);
    },
    close: () => {
      transport.close();
      closing.resolve({ what: "lost", code: "interrupted" });
    },
  };
}

/** Not to be guessed from the appointment, and the same every time. */
function messageId(keys: Keys, id: string, from: string): string {
  return `<${keys.sign("mail", id)}.${Bun.hash(id).toString(36)}@${from.split("@").at(-1)}>`;
}

/** What a failure means: the server's word decides where there is one (RFC 5321 4.2.1), else whether it had begun. */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (code === "EAUTH") return { what: "deferred", code: "smtp-auth" };
  if (responseCode)
    return { what: responseCode >= 500 ? "refused" : "deferred", code: `smtp-${responseCode}` };
  if (NOT_BEGUN.has(code ?? "") || /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(String(error)))
    return { what: "deferred", code: "smtp-unreachable" };
  return { what: "lost", code: "smtp-no-answer" };
}
