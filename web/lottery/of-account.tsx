import type { Engine } from "../../engine/engine.ts";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import type { LotteryRequest } from "../../engine/lottery/request.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { isDrawn, requestTable } from "../../machines/request.ts";
import { Matters } from "../booking/matters-list.tsx";
import { words } from "../words/words.ts";
import { requestAt, withdrawRequest } from "./wishing.ts";

/** A request that an account made and that is no appointment, as far as the house still knows it. */
export interface Requested {
  id: string;
  town: Town;
  row: LotteryRequest;
  /** Its own page. */
  path: string;
}

/** All of them, the one that is drawn first first. */
export async function requestedBy(engine: Engine, account: string): Promise<Requested[]> {
  const requested: Requested[] = [];
  for (const id of await engine.contacts.ofAccount(account)) {
    const town = engine.town(id.replace(/-t\d+$/, ""));
    const row = town && (await requestAt(engine, town.id, id));
    if (!town || !row || isDrawn(row.state)) continue;
    requested.push({ id, town, row, path: appointmentPath(engine.keys, id) });
  }
  return requested.sort((a, b) => a.row.draws_at - b.row.draws_at);
}

/** Takes back what an account still waits for: nobody could be told how it went. */
export async function withdrawAllOf(engine: Engine, account: string): Promise<void> {
  for (const { town, row } of await requestedBy(engine, account))
    if (requestTable.next(row.state, "withdrawn")) await withdrawRequest(engine, town.id, row.id);
}

/** They stand among one's own appointments. */
export function RequestedList({
  requested,
  language,
}: {
  requested: readonly Requested[];
  language: Language;
}) {
  const w = words(language);
  return (
    <ul class="booking__choices">
      {requested.map(({ row, town, path }) => (
        <li>
          <a class="booking__choice" href={path}>
            <strong>{w.lottery.week(w.format.day(row.week))}</strong>
            <Matters town={town} matters={row.matters} language={language} />
            <span>{town.name}</span>
            <span>{w.lottery.states[row.state]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
