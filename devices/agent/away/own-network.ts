import { BlockList, isIPv6 } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

/** Whether an address is in one of the networks that this machine itself stands in; nothing comes there through a router. */
export function isNear(
  address: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): boolean {
  const near = new BlockList();
  for (const { cidr, family } of Object.values(interfaces).flatMap((all) => all ?? [])) {
    const [net, bits] = cidr?.split("/") ?? [];
    if (net && bits) near.addSubnet(net, Number(bits), family === "IPv6" ? "ipv6" : "ipv4");
  }
  const plain = plainOf(address);
  return near.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
}

/** A listener for both kinds of addresses shows IPv4 ones as IPv6, and link-local ones with their interface. */
function plainOf(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}
