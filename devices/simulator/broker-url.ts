/** The broker of an address in which a device's name and secret stand, without these; over WebSocket with its path. */
export function brokerUrl(address: string | URL): string {
  const bare = new URL(address);
  bare.username = "";
  bare.password = "";
  return bare.href;
}
