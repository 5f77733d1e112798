import type { Town } from "../../engine/town/town.ts";
import { Refusal } from "../refuse.tsx";
import { busTime } from "./bus-alert.tsx";
import type { DeviceRow } from "./model.ts";

/** A kiosk of which nothing is heard though its office is open. */
export interface MissedKiosk {
  town: Town;
  row: DeviceRow;
}

/** Says which kiosks are missed; nothing while none is. */
export function MissedAlert({ kiosks }: { kiosks: readonly MissedKiosk[] }) {
  const [first] = kiosks;
  if (!first) return null;
  const told = kiosks.map(({ town, row: { name, seen_at } }) => {
    return `${name} (${town.name}), zuletzt gehört ${busTime(seen_at, town.zone)}`;
  });
  return (
    <div class="devices__alarm" role="alert">
      <Refusal
        title={told.length === 1 ? "Ein Kiosk fehlt" : `${told.length} Kioske fehlen`}
        sentence={`${told.join("; ")}. Das Büro ist geöffnet, aber die Seite des Kiosks meldet sich nicht. Bitte Bildschirm, Browser und Netz prüfen.`}
      />
    </div>
  );
}
