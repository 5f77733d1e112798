import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  planned: { composed: "ready", dropped: "dropped" },
  ready: {
    tried: "sending",
    kept: "kept",
    delivered: "delivered",
    refused: "failed",
    dropped: "dropped",
  },
  sending: {
    sent: "sent",
    deferred: "ready",
    delivered: "delivered",
    refused: "failed",
    lost: "unknown",
  },
  unknown: { tried: "sending", delivered: "delivered", refused: "failed", "given-up": "lost" },
  sent: { delivered: "delivered", refused: "failed" },
  lost: { delivered: "delivered", refused: "failed" },
  kept: {},
  delivered: {},
  failed: {},
  dropped: {},
} as const;

/**
 * The life of a message to a visitor. `unknown` is where one stands whose answer never came: the engine tries it again only
 * under the same id and where that is recognised, else it is `lost`, and nobody claims either. `kept` ends one that nothing
 * can send in this house: it stands in the outbox page. A report of a gateway may overtake its own answer.
 */
export const messageMachine = lifecycle("message", "planned", edges, { undo: false });

export type MessageState = keyof typeof edges;

/** The message's transition table, compiled from the machine. */
export const messageTable = compile<MessageState>(messageMachine);
