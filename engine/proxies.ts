import { BlockList, isIP } from "node:net";

/** The proxies whose word about who asks is believed, by address. */
export type Proxies = Pick<BlockList, "check">;

/** Reads `10.0.0.5, 192.168.1.0/24, fd00::/8`; null when something in it is neither an address nor a network. */
export function readProxies(text: string): Proxies | null {
  const proxies = new BlockList();
  for (const entry of text.split(",").map((one) => one.trim())) {
    const found = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(entry);
    const [, address = "", length] = found ?? [];
    const version = isIP(address);
    const bits = version === 6 ? 128 : 32;
    if (version === 0 || Number(length ?? bits) > bits) return null;
    proxies.addSubnet(address, Number(length ?? bits), version === 6 ? "ipv6" : "ipv4");
  }
  return proxies;
}

/** Nobody's word is believed: people come without a proxy. */
export const NO_PROXIES: Proxies = new BlockList();
