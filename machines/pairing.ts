import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  pending: { confirmed: "confirmed", denied: "denied", expired: "expired" },
  confirmed: { claimed: "claimed", withdrawn: "denied", expired: "expired" },
  claimed: {},
  denied: {},
  expired: {},
} as const;

/** The life of a pairing (RFC 8628): staff confirm its code once, the device fetches its secret once. */
export const pairingMachine = lifecycle("pairing", "pending", edges, { undo: false });

export type PairingState = keyof typeof edges;

/** Did staff, or the device that it was for, say no? */
export const isDenied = (state: PairingState): boolean => state === "denied";

/** May the code still be confirmed? */
export const isPending = (state: PairingState): boolean => state === "pending";

/** The pairing's transition table, compiled from the machine. */
export const pairingTable = compile<PairingState>(pairingMachine);
