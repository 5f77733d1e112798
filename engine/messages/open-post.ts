import { readFileSync } from "node:fs";
import type { Keys } from "../keys/keys.ts";
import { GATEWAYS, type Gateway } from "./gateway.ts";
import { gatewayShape } from "./gateway-shape.ts";
import { mailWay } from "./mail.ts";
import type { Post } from "./messages.ts";
import { reportAddress } from "./report.ts";
import { smsWay } from "./sms.ts";

export interface PostSetting {
  smtp: { url: string; from: string } | null;
  sms: { gateway: string; url: string; user: string; token: string; from: string } | null;
}

/** The ways out of the house as they were set; a sentence where one cannot be used. `url`: where visitors reach it. */
export function openPost({ smtp, sms }: PostSetting, url: string, keys: Keys): Post | string {
  const gateway = sms && gatewayNamed(sms.gateway);
  if (typeof gateway === "string") return gateway;
  if (sms && !sms.url && gateway?.url.includes("{url}"))
    return "SMS_URL must be set: where the SMS gateway stands, for example https://smseagle.intern";
  return {
    url,
    ways: {
      mail: smtp && mailWay(smtp, keys),
      sms: sms && gateway && smsWay({ ...sms, gateway, report: (id) => reportAddress(keys, url, id) }),
    },
  };
}

/** One of ours by its name, or another by its file. */
export function gatewayNamed(name: string): Gateway | string {
  const known = Object.hasOwn(GATEWAYS, name) && GATEWAYS[name];
  if (known) return known;
  const problem = (why: string) =>
    `SMS_GATEWAY must be ${Object.keys(GATEWAYS).join(", ")} or the path of a JSON file: ${name} ${why}`;
  if (!name.endsWith(".json")) return problem("is neither");
  try {
    const json: unknown = JSON.parse(readFileSync(name, "utf8"));
    const wrong: string[] = [];
    if (gatewayShape(json, "", (path, reason) => wrong.push(`${path} ${reason}`))) return json;
    return problem(wrong.join("; "));
  } catch (error) {
    return problem(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}
