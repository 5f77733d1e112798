import type { Engine } from "../../engine/engine.ts";
import { hashSecret, isPortable } from "../../engine/keys/secret-hash.ts";
import type { Rights } from "../broker/rights.ts";
import { ROOT } from "../contract/topic.ts";
import { rightsOf } from "./rights-of.ts";

/** What Mosquitto is to know of us, as the text of its two files. */
export interface AccountFiles {
  /** `acl_file` */
  acl: string;
  /** `password_file`; of secrets it has hashes only. */
  passwords: string;
}

/** The user that is the house itself, where `MQTT_URL` names none. */
const HOUSE = "wartemarke";

const ABOUT = `# The devices of this house and what each may say and hear; anything else is denied. Made on the devices' page.
# mosquitto.conf: allow_anonymous false, use_username_as_clientid true, acl_file and password_file with these two.
# After a change: SIGHUP. Mosquitto then cuts off whoever is no longer right.`;

/**
 * All devices that have a secret and are not barred, with exactly the rights that the embedded broker gives them, and the house
 * itself. `mqtt_url` is how the house signs in at that broker; null while it uses its own; `home_assistant` the
 * topic below which it tells Home Assistant.
 */
export async function mosquittoFiles(
  engine: Engine,
  mqtt_url: string | null,
  home_assistant?: string,
): Promise<AccountFiles> {
  const accounts = await engine.credentials.accounts();
  const devices = accounts.map(({ device, secret_hash }) => {
    return { id: device.id, secret_hash, rights: rightsOf(device) };
  });
  const house = houseAccount(mqtt_url);
  const foreign = devices.flatMap(({ rights }) =>
    [...rights.publish, ...rights.subscribe].filter((filter) => !filter.startsWith(`${ROOT}/`)),
  );
  const told = home_assistant ? [`${home_assistant}/#`] : [];
  const mine = [`${ROOT}/#`, ...new Set(foreign), ...told].map((filter) => `topic readwrite ${filter}`);
  const acl = [ABOUT, user(house.name, mine), ...devices.map(({ id, rights }) => user(id, rules(rights)))];
  const known = devices.filter(({ secret_hash }) => isPortable(secret_hash));
  const passwords = [house.line, ...known.map(({ id, secret_hash }) => `${id}:${secret_hash}`)];
  const left = devices.filter(({ secret_hash }) => !isPortable(secret_hash));
  const notes = left.map(
    ({ id }) => `# ${id}: its secret is from before this file could be made. Pair it anew.`,
  );
  return { acl: `${acl.join("\n\n")}\n`, passwords: `${[...passwords, ...notes].join("\n")}\n` };
}

function houseAccount(mqtt_url: string | null): { name: string; line: string } {
  const { username = "", password = "" } = mqtt_url === null ? {} : new URL(mqtt_url);
  if (!username) return { name: HOUSE, line: `# The house itself: mosquitto_passwd <this file> ${HOUSE}` };
  const name = decodeURIComponent(username);
  return { name, line: `${name}:${hashSecret(decodeURIComponent(password))}` };
}

function rules({ publish, subscribe }: Rights): string[] {
  return [
    ...publish.map((filter) => `topic write ${filter}`),
    ...subscribe.map((filter) => `topic read ${filter}`),
  ];
}

function user(name: string, lines: readonly string[]): string {
  return [`user ${name}`, ...lines].join("\n");
}
