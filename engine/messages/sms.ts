import { type Gateway, valueAt } from "./gateway.ts";
import type { Letter, Outcome, Way } from "./message.ts";
import { readReport } from "./report.ts";

/** A gateway must answer within this, ms. */
const ANSWER_MS = 15_000;

export interface SmsSetting {
  gateway: Gateway;
  /** Where one's own device stands; empty for the others. */
  url: string;
  user: string;
  token: string;
  /** Who it comes from: a number or up to eleven letters. */
  from: string;
  /** Where the gateway may report on a message of ours. */
  report(id: string): string;
}

/** SMS through an HTTP gateway. */
export function smsWay(setting: SmsSetting): Way {
  const closing = new AbortController();
  return {
    repeatable: setting.gateway.repeatable,
    send: async (id, letter) => {
      try {
        const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_MS)]);
        const answer = await fetch(requestOf(setting, id, letter, signal));
        return outcomeOf(setting.gateway, answer.status, await answer.text());
      } catch (error) {
        const { code } = error as { code?: string };
        // Only these say that nobody heard anything.
        return /ConnectionRefused|ECONNREFUSED|ENOTFOUND|FailedToOpenSocket|DNS/.test(`${code} ${error}`)
          ? { what: "deferred", code: "gateway-unreachable" }
          : { what: "lost", code: "gateway-no-answer" };
      }
    },
    read: (report) => readReport(setting.gateway, report),
    close: () => closing.abort(),
  };
}

function requestOf(setting: SmsSetting, id: string, { to, text }: Letter, signal: AbortSignal): Request {
  const { gateway, url, user, token, from } = setting;
  const basic = Buffer.from(`${user}:${token}`).toString("base64");
  const report = setting.report(id);
  const values = new Map(Object.entries({ to, text, from, id, url, user, token, basic, report }));
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (all, name: string) => values.get(name) ?? all);
  const body = Object.entries(gateway.body).map(([name, value]): [string, string | string[]] => [
    name,
    Array.isArray(value) ? value.map(fill) : fill(value),
  ]);
  const json = gateway.form === "json";
  const headers = Object.entries(gateway.headers ?? {}).map(([name, value]): [string, string] => [
    name,
    fill(value),
  ]);
  return new Request(fill(gateway.url), {
    method: "POST",
    redirect: "error",
    signal,
    headers: [["content-type", json ? "application/json" : "application/x-www-form-urlencoded"], ...headers],
    body: json
      ? JSON.stringify(Object.fromEntries(body))
      : new URLSearchParams(body.flatMap(([name, value]) => [value].flat().map((one) => [name, one]))),
  });
}

/** What an answer means. Too many, no money, no right: the message is well and can go later. */
function outcomeOf(gateway: Gateway, status: number, text: string): Outcome {
  const code = `gateway-${status}`;
  if ([401, 402, 403, 408, 425, 429, 503].includes(status)) return { what: "deferred", code };
  if (status >= 500) return { what: "lost", code };
  if (status >= 300) return { what: "refused", code };
  const answer = parsed(text);
  if (gateway.taken) {
    const word = valueAt(answer, gateway.taken.at);
    if (word === null) return { what: "lost", code: "gateway-unreadable" };
    const said = `gateway-says-${shown(word)}`;
    if (gateway.taken.later?.includes(word)) return { what: "deferred", code: said };
    if (!gateway.taken.words.includes(word)) return { what: "refused", code: said };
  }
  return { what: "sent", provider: gateway.id ? valueAt(answer, gateway.id) : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A foreign word that goes into a code, which stands unsealed: one short word or a few digits, never somebody's number. */
function shown(word: string): string {
  return /^(?:[a-z_-]{1,24}|\d{1,4})(?![\w-])/i.exec(word)?.[0] ?? "no";
}
