import { readPem } from "./agent-environment.ts";
import { type Refused, refuse } from "./refused.ts";

/** What a simulator trusts, PEM, where the broker's certificate is of an authority of one's own: the file that `MQTT_CA` names. */
export function readAuthority(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): { ca?: string } | Refused<"bad-environment"> {
  const path = variables.MQTT_CA?.trim();
  if (!path) return {};
  const ca = readPem(path);
  return ca ? { ca } : refuse("bad-environment", "MQTT_CA must be the path of a PEM file.");
}

/** The same for a command: without it, it ends with a sentence. */
export function authorityOrEnd(): { ca?: string } {
  const found = readAuthority();
  if (!("refused" in found)) return found;
  console.error(found.sentence);
  process.exit(1);
}
