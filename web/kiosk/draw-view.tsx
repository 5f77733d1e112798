import type { Spoken } from "../../engine/estimate/spoken.ts";
import { say } from "../../engine/town/town.ts";
import type { Child } from "../jsx/markup.ts";
import { words } from "../words/words.ts";
import type { Printing } from "./answer.ts";
import { PaperIcon, PhoneIcon } from "./icons.tsx";
import type { Hindrance } from "./matters.ts";
import { hindranceTitle } from "./matters-view.tsx";
import { waitSaid } from "./number-view.tsx";
import type { Place } from "./place.ts";
import type { Attended } from "./same-day.ts";
import { ShutLines } from "./shut-view.tsx";

/** The form the buttons belong to. It stands outside of what is live, because its id is random. */
export const DRAW_FORM = "draw";

type MediaProps = {
  place: Place;
  printing: Printing;
  wait: Spoken | null;
  attended: Attended;
  children?: Child;
};

/** A number now, and how long that takes: paper or QR code; without a printer that can print only the code, and why. */
export function MediaBox({ place, printing, wait, attended, children }: MediaProps) {
  const all = words(place.language);
  const w = all.kiosk;
  return (
    <div class="kiosk-media">
      <h2>
        {all.arrival.now}:{" "}
        <span class="kiosk-media__wait">
          {wait === null && attended === "nobody" ? all.arrival.unattended : waitSaid(all, wait)}
        </span>
      </h2>
      {attended === "helpers" && <p class="kiosk-media__helpers">{all.arrival.helpers}</p>}
      {printing === "ready" && <p>{w.chooseMedium}</p>}
      {(printing === "paper-out" || printing === "away") && (
        <div class="kiosk-notice">
          <strong>{printing === "paper-out" ? w.paperOut : w.printerAway}</strong>
          <span>
            {w.paperOutHint} {w.noteNumber}
          </span>
        </div>
      )}
      <div class="kiosk-media__buttons">
        {printing === "ready" && (
          <button
            type="submit"
            form={DRAW_FORM}
            name="medium"
            value="paper"
            class="kiosk-button kiosk-button--go"
          >
            <PaperIcon />
            <strong>{w.paper}</strong>
            <span>{w.paperHint}</span>
          </button>
        )}
        <button type="submit" form={DRAW_FORM} name="medium" value="qr" class="kiosk-button kiosk-button--go">
          <PhoneIcon />
          <strong>{w.qr}</strong>
          <span>{w.qrHint}</span>
        </button>
      </div>
      {children}
    </div>
  );
}

/** How else to reach the office, where the town says so. */
function Contact({ place: { town, language } }: { place: Place }) {
  const { phone, web } = town.contact ?? {};
  if (!phone && !web) return null;
  return (
    <p class="kiosk-contact">
      {words(language).kiosk.contact}: {phone && <bdi dir="ltr">{phone}</bdi>}
      {phone && web && " · "}
      {web && <bdi dir="ltr">{new URL(web).host}</bdi>}
    </p>
  );
}

type HinderedProps = {
  place: Place;
  hindrance: Hindrance;
  /** Its times are drawn by lot. */
  drawn: boolean;
  children?: Child;
};

/** No number for this matter now: why, and what one can do instead. */
export function HinderedBox({ place, hindrance, drawn, children }: HinderedProps) {
  const w = words(place.language);
  return (
    <div class="kiosk-notice kiosk-notice--big">
      <h2>{hindranceTitle(w, hindrance)}</h2>
      {hindrance.why === "shut" && (
        <>
          <p>{say(hindrance.shut.department.name, place.language)}</p>
          <ShutLines w={w} shut={hindrance.shut} zone={place.town.zone} />
        </>
      )}
      {hindrance.why === "contingent-used-up" && <p>{w.kiosk.contingentHint}</p>}
      {drawn && <p>{w.lottery.about}</p>}
      {hindrance.why === "appointment-only" && !children && (
        <p>{drawn ? w.lottery.takePart : w.kiosk.appointmentHint}</p>
      )}
      {children || (hindrance.why !== "shut" && <Contact place={place} />)}
    </div>
  );
}
