import foundation from "./001-foundation.sql" with { type: "text" };
import actionsAndCalls from "./002-rows-of-actions-and-calls.sql" with { type: "text" };
import notesByLocation from "./003-notes-by-location.sql" with { type: "text" };
import sightings from "./004-sightings.sql" with { type: "text" };
import contacts from "./005-contacts.sql" with { type: "text" };
import messages from "./006-messages.sql" with { type: "text" };
import accounts from "./007-accounts.sql" with { type: "text" };
import whyItWasWritten from "./008-why-it-was-written.sql" with { type: "text" };
import whenItWentOut from "./009-when-it-went-out.sql" with { type: "text" };

/** In order; the place in this list, from 1, is the database's `user_version` afterwards. Only ever append. */
export const MIGRATIONS: readonly string[] = [
  foundation,
  actionsAndCalls,
  notesByLocation,
  sightings,
  contacts,
  messages,
  accounts,
  whyItWasWritten,
  whenItWentOut,
];
