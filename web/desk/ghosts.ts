import type { LocationState } from "../../engine/location/state.ts";
import { livingTicket } from "../../engine/outage/living.ts";
import { standsInLine } from "../../machines/ticket.ts";

/** What became of a call that vanished from a counter, because its number turned out to be nobody's. */
export function ghostWarnings(state: LocationState, counter: string | undefined) {
  const call = state.calls.findLast((one) => one.counter === counter);
  const paper = call && livingTicket(state, call.ticket);
  if (!paper || paper.id === call.ticket || !standsInLine(paper.state)) return [];
  const sentence = `${call.number} hatte niemand in der Hand: Derselbe Tastendruck hat ohne Netz den Zettel ${paper.number} gegeben. ${paper.number} steht jetzt an dieser Stelle.`;
  return [{ id: `ghost-${call.seq}`, level: "info" as const, sentence }];
}
