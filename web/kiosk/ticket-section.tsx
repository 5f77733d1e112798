import type { Child } from "../jsx/markup.ts";
import { IDLE_S } from "./frame.tsx";
import { type Place, startOf } from "./place.ts";

type Props = { place: Place; idle_s?: number; found?: boolean; children?: Child };

/** The screen of a number or a booking: scrolls when it must, and leaves by itself. `found`: its holder brought it back. */
export function TicketSection({ place, idle_s = IDLE_S, found, children }: Props) {
  return (
    <section
      id="screen"
      class={`kiosk-screen kiosk-ticket${found ? " kiosk-ticket--found" : ""}`}
      aria-labelledby="title"
      data-scroll-region
      tabindex={0}
      data-idle-reset={idle_s}
      data-idle-url={startOf(place)}
    >
      {children}
    </section>
  );
}
