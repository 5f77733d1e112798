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

/** A host as addresses spell it: IPv6 in brackets. */
export function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
