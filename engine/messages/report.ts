import type { Keys } from "../keys/keys.ts";
import { type Gateway, valueAt } from "./gateway.ts";

const PURPOSE = "sms-reports";

/** Where the gateway tells how messages fare: whoever knows it may, so it is handed to the gateway alone. */
export function reportAddress(keys: Keys, url: string, id?: string): string {
  const about = id === undefined ? "" : `?message=${encodeURIComponent(id)}`;
  return `${url}/messages/reports/${keys.sign(PURPOSE, "")}${about}`;
}

export function mayReport(keys: Keys, token: string): boolean {
  return keys.verify(PURPOSE, "", token);
}

/** What a gateway's report says: about which of its messages, and how it fared; null while it is still on its way. */
export function readReport(
  { report }: Gateway,
  body: unknown,
): { provider: string | null; delivered: boolean | null } | null {
  const status = report && valueAt(body, report.status);
  if (!report || !status) return null;
  const delivered = report.delivered.includes(status) ? true : report.failed.includes(status) ? false : null;
  return { provider: valueAt(body, report.id), delivered };
}
