import type { Rights } from "../broker/rights.ts";

/** Star's usual topic names (CloudPRNT Protocol Guide 2.4): they are not changed in the printer's settings. */
export const toServer = (mac: string, method: string) => `star/cloudprnt/to-server/${mac}/${method}`;
export const toDevice = (mac: string, method: string) => `star/cloudprnt/to-device/${mac}/${method}`;

/** What a Star printer may say and hear: its own address and nothing else; words of newer firmware are left unheard. */
export function starRights(mac: string): Rights {
  const own = ["client-status", "print-result", "client-will"].map((method) => toServer(mac, method));
  return { publish: own, subscribe: [toDevice(mac, "#")], strays: "dropped" };
}
