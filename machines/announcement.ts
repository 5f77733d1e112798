import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  sounding: { said: "said", unsaid: "unsaid", lost: "unknown" },
  // One of several announcers did not, or cannot tell any more.
  said: { unsaid: "unsaid", lost: "unknown" },
  unsaid: {},
  unknown: {},
} as const;

/**
 * The life of a call's announcement by the location's announcers. `unknown` is where one ends of before the program started of which
 * an announcer cannot say that it was said: it may have been said again since, under a number that nobody knows any more.
 */
export const announcementMachine = lifecycle("announcement", "sounding", edges, { undo: false });

export type AnnouncementState = keyof typeof edges;

/** The announcement's transition table, compiled from the machine. */
export const announcementTable = compile<AnnouncementState>(announcementMachine);
