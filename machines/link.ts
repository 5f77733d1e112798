import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  unseen: { appeared: "online", revoked: "revoked" },
  online: { appeared: "online", vanished: "offline", revoked: "revoked" },
  offline: { appeared: "online", vanished: "offline", revoked: "revoked" },
  revoked: { admitted: "unseen" },
} as const;

/** The life of a device's link to the bus. */
export const linkMachine = lifecycle("link", "unseen", edges, { undo: false });

export type LinkState = keyof typeof edges;

/** Is the device there? */
export const isLinked = (state: LinkState): boolean => state === "online";

/** Has staff taken the device's secret away? */
export const isBarred = (state: LinkState): boolean => state === "revoked";

/** The link's transition table, compiled from the machine. */
export const linkTable = compile<LinkState>(linkMachine);
