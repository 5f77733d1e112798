import type { Town } from "../../../engine/town/town.ts";
import { FormToken } from "../../guard/hidden.tsx";
import type { Staff } from "../../guard/staff.ts";
import { Live } from "../../live/region.tsx";
import { DeskPage } from "../../page.tsx";
import { Complaint } from "../../refuse.tsx";
import type { Sheet } from "./sheet.ts";
import { Work } from "./work.tsx";

type Props = { staff: Staff; sheet: Sheet; demo: boolean; refusal?: string };

/** The work page: made for a narrow window beside the specialist program, and wide. */
export function WorkPage({ staff, sheet, demo, refusal }: Props) {
  const { town, chosen, own } = sheet.desk;
  const stream = `/desk/${town.id}/stream${chosen ? `?nummer=${chosen.number}` : ""}`;
  const title = `${own ? own.name : "Arbeitsplatz"} · ${town.name}`;
  return (
    <DeskPage
      language="de"
      title={title}
      office={demo ? `${town.name} · Vorführung` : town.name}
      zone={town.zone}
      tools={<Menu staff={staff} town={town} />}
    >
      <p id="said" class="said" role="status"></p>
      <Complaint sentence={refusal} passing />
      <Live url={stream} target="desk" always>
        <Work sheet={sheet} />
      </Live>
    </DeskPage>
  );
}

/** Where else one can go. */
export function Menu({ staff, town }: { staff: Staff; town: Town | null }) {
  const here = town ? `/${town.id}` : "";
  return (
    <details class="menu" id="menu" data-tool>
      <summary class="menu__name">Menü</summary>
      <nav class="menu__body" aria-label="Menü">
        <p class="menu__who">{staff.clerk.name}</p>
        {town?.departments.some(({ booking }) => booking) && (
          <>
            <a href={`/desk/${town.id}/appointments`}>Termine</a>
            <a href={`/desk/${town.id}/messages`}>Nachrichten</a>
          </>
        )}
        {town && <a href={`/desk/${town.id}/hours`}>Schließungen und Sonderöffnungen</a>}
        {town?.boards.map((board) => (
          <a href={`/board/${town.id}/${board.id}`}>{board.name}</a>
        ))}
        {town && <a href={`/desk/${town.id}/screens`}>Bildschirme freischalten</a>}
        {town && <a href={`/devices/${town.id}`}>Geräte</a>}
        <a href={`/statistics${here}`}>Statistik</a>
        <a href={`/lab${here}`}>Gerätelabor</a>
        <a href="/desk">Büro wechseln</a>
        <a href="/desk/staff">Kolleginnen und Kollegen</a>
        <a href="/desk/account">Mein Passwort</a>
        <form method="post" action="/desk/session/end">
          <FormToken csrf={staff.csrf} />
          <button type="submit" class="kern-btn kern-btn--secondary">
            <span class="kern-label">Abmelden</span>
          </button>
        </form>
      </nav>
    </details>
  );
}
