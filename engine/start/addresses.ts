import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import type { Environment } from "../environment.ts";

/**
 * Where phones reach the program, without a slash at the end: PUBLIC_URL, else this machine's first address on the local
 * network, else localhost (also when the program listens on loopback only: a browser's cookie for one name of it does not
 * count for the other).
 */
export function publicAddress({ public_url, host, port }: Environment): string {
  if (public_url) return public_url;
  const open = host === "0.0.0.0" || host === "::";
  const found = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal);
  const loopback = host === "127.0.0.1" || host === "::1";
  return `http://${open ? (found?.address ?? "localhost") : loopback ? "localhost" : inAddress(host)}:${port}`;
}

/**
 * Where devices reach the bus: each listener of the embedded broker, or the other broker, without its secret. `people` is where people reach
 * the program.
 */
export function busAddresses(environment: Environment, people: string): string[] {
  const { mqtt_url, host, mqtt_host, mqtt_port, mqtt_tls } = environment;
  if (mqtt_url) return [withoutSecret(mqtt_url)];
  const named = new URL(people).hostname;
  const at = (bound: string) => (bound === "0.0.0.0" || bound === "::" ? named : inAddress(bound));
  return [
    `mqtt://${at(mqtt_host)}:${mqtt_port}`,
    ...(mqtt_tls ? [`mqtts://${at(host)}:${mqtt_tls.port}`] : []),
    `${people.replace(/^http/, "ws")}/mqtt`,
  ];
}

/** A broker's address as devices are told of it: each has a name and a secret of its own. */
export function withoutSecret(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** A host as addresses spell it: IPv6 in brackets. */
export function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
