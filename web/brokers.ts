import type { House } from "./house.ts";
import { addressOf } from "./house.ts";

/**
 * Where a device that reached the house by this request finds the broker, the safest way first: over TLS, over the
 * encrypted pages' own port, plain. Another's broker is where it is.
 */
export function brokersFor(house: House, request: Request): string[] {
  const { bus } = house;
  if (!bus.embedded) return [bus.url];
  const { hostname, host, protocol } = new URL(addressOf(house, request));
  return [
    ...(bus.tls_port === null ? [] : [`mqtts://${hostname}:${bus.tls_port}`]),
    ...(protocol === "https:" ? [`wss://${host}/mqtt`] : []),
    `mqtt://${hostname}:${bus.port}`,
  ];
}
