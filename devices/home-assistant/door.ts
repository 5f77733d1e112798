import { timingSafeEqual } from "node:crypto";
import { hashToken } from "../../engine/keys/keys.ts";
import type { Admitted, Credentials } from "../broker/door.ts";
import { type Refused, refuse } from "../refused.ts";

/** The name and client id with which Home Assistant signs in at the embedded broker. */
export const HOME_ASSISTANT = "home-assistant";

/** Lets Home Assistant in; null when it is somebody else who asks. It reads below its own prefix, and nothing of a device's. */
export function admitHomeAssistant(
  { username, password }: Credentials,
  setting: { prefix: string; secret: string },
): Admitted | Refused | null {
  if (username !== HOME_ASSISTANT) return null;
  const given = Buffer.from(hashToken(password));
  if (!timingSafeEqual(given, Buffer.from(hashToken(setting.secret))))
    return refuse("not-authorized", "The secret of Home Assistant is wrong.");
  const { prefix } = setting;
  // It announces itself there, and would be cut off for it.
  const rights = { publish: [`${prefix}/status`], subscribe: [`${prefix}/#`], strays: "dropped" } as const;
  return { device: HOME_ASSISTANT, location: "", rights };
}
