import type { Channel } from "../location/ticket.ts";

/**
 * The id of the command that one press leads to, the same whether the house hears of it from kiosk or box, or from the device that
 * drew in its stead. `press` is the id of the kiosk's form or of the box's request.
 */
export function pressCommand(channel: Channel, origin: string, press: string): string {
  if (channel === "kiosk") return `kiosk:${press}`;
  // Device and request id together may be longer than a command's id, and cutting them would make two requests one.
  return `evt:${new Bun.CryptoHasher("sha256").update(`${origin}/${press}`).digest("base64url")}`;
}
