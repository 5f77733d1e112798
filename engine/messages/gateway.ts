/**
 * How an SMS gateway is spoken to over HTTP. In `url`, `headers` and `body` these are filled in: `{to}` `{text}` `{from}`
 * `{id}` (ours, the same at each try) `{report}` (where it may say how a message fared) `{url}` `{user}` `{token}`, and
 * `{basic}` (user and token as HTTP Basic).
 */
export interface Gateway {
  url: string;
  headers?: Record<string, string>;
  form: "json" | "urlencoded";
  body: Record<string, string | string[]>;
  /**
   * Where its answer says that it took the message, and in which words; absent: its status says so. `later`: the message is well
   * and was not taken, because of money or rights.
   */
  taken?: { at: string; words: string[]; later?: string[] };
  /** Where its answer tells its own id, like `messages.0.id`. */
  id?: string;
  /** It recognises an `{id}` it has had and does not send twice. */
  repeatable: boolean;
  /** Where its report tells its id and how the message fared, and its last words for that; all others say that it is on its way. */
  report?: { id: string; status: string; delivered: string[]; failed: string[] };
}

/** Gateways that offices have; others come as a file. */
export const GATEWAYS: Record<string, Gateway> = {
  // https://docs.seven.io/en/rest-api/endpoints/sms, and …/status-reports for the words of its reports; on its way are BUFFERED,
  // TRANSMITTED, ACCEPTED. 101 says that it failed for somebody, and there is one recipient only; 500 is no credit, 300 and 9xx no right.
  seven: {
    url: "https://gateway.seven.io/api/sms",
    headers: { "x-api-key": "{token}", accept: "application/json" },
    form: "json",
    body: { to: "{to}", text: "{text}", from: "{from}", foreign_id: "{id}" },
    taken: { at: "success", words: ["100"], later: ["300", "500", "900", "902", "903"] },
    id: "messages.0.id",
    repeatable: false,
    report: {
      id: "data.msg_id",
      status: "data.status",
      delivered: ["DELIVERED"],
      failed: ["NOTDELIVERED", "EXPIRED", "REJECTED", "FAILED"],
    },
  },
  // APIv2 of the device in one's own rack. Its callbacks (https://www.smseagle.eu/callback-url) are for incoming messages: it tells
  // no fate of an outgoing one by itself.
  smseagle: {
    url: "{url}/api/v2/messages/sms",
    headers: { "access-token": "{token}", accept: "application/json" },
    form: "json",
    body: { to: ["{to}"], text: "{text}" },
    taken: { at: "0.status", words: ["queued"] },
    id: "0.id",
    repeatable: false,
  },
  // https://www.twilio.com/docs/messaging/api/message-resource; on their way are accepted, scheduled, queued, sending, sent.
  twilio: {
    url: "https://api.twilio.com/2010-04-01/Accounts/{user}/Messages.json",
    headers: { authorization: "Basic {basic}", accept: "application/json" },
    form: "urlencoded",
    body: { To: "{to}", From: "{from}", Body: "{text}", StatusCallback: "{report}" },
    id: "sid",
    repeatable: false,
    report: {
      id: "MessageSid",
      status: "MessageStatus",
      delivered: ["delivered", "read"],
      failed: ["undelivered", "failed", "canceled"],
    },
  },
};

/** What stands at a place like `messages.0.id` of an answer; null where there is nothing one could read. */
export function valueAt(answer: unknown, at: string): string | null {
  let here = answer;
  for (const key of at.split(".")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return null;
    here = (here as Record<string, unknown>)[key];
  }
  return typeof here === "string" || typeof here === "number" ? String(here) : null;
}
