import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  sounding: { said: "said", unsaid: "unsaid" },
  // One of several announcers did not.
  said: { unsaid: "unsaid" },
  unsaid: {},
} as const;

/** The life of a call's announcement by the location's announcers. */
export const announcementMachine = lifecycle("announcement", "sounding", edges, { undo: false });

export type AnnouncementState = keyof typeof edges;

/** The announcement's transition table, compiled from the machine. */
export const announcementTable = compile<AnnouncementState>(announcementMachine);
