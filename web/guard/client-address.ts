import { isIP } from "node:net";
import type { Proxies } from "../../engine/proxies.ts";

/**
 * Who asks, for counting tries: the other end of the connection, or, when that is a proxy we trust, whom it names in
 * `X-Forwarded-For`. That list is read from its end, because its beginning is whatever the asker wrote. An IPv6 network
 * of 64 bits counts as one: it belongs to one customer, who would otherwise have a new address for each try.
 */
export function clientAddress(request: Request, peer: string, proxies: Proxies): string {
  const named = (request.headers.get("x-forwarded-for") ?? "").split(",").map(plain);
  return nearest(peer, named, proxies);
}

/** The same of a WebSocket, as Elysia hands it to its handlers. */
export function socketAddress(proxies: Proxies) {
  return (peer: string, socket: object): string => {
    const data = "data" in socket && typeof socket.data === "object" ? socket.data : null;
    if (data && "request" in data && data.request instanceof Request)
      return clientAddress(data.request, peer, proxies);
    return nearest(peer, [], proxies);
  };
}

/** The last of those named, and at its end the connection's own, that is no proxy we trust. */
function nearest(peer: string, named: string[], proxies: Proxies): string {
  let address = plain(peer);
  while (trusts(proxies, address)) {
    const before = named.pop();
    if (!before || isIP(before) === 0) break;
    address = before;
  }
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** An IPv4 address that came over an IPv6 socket is written as what it is. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function trusts(proxies: Proxies, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? "ipv6" : "ipv4");
}

function networkOf(address: string): string {
  const [before = "", after] = address.split("::").map((side) => (side ? side.split(":") : []));
  const left = before || [];
  const right = after ?? [];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
