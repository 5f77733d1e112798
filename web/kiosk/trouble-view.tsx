import { Frame } from "./frame.tsx";
import { type Place, startOf } from "./place.ts";

/** Soon enough that the next visitor finds a fresh kiosk, s. */
const TROUBLE_IDLE_S = 25;

/** Something did not work: one sentence, what to do, and the way back. The kiosk goes back by itself. */
export function Trouble({ place, title, hint }: { place: Place; title: string; hint?: string }) {
  return (
    <Frame place={place} title={title}>
      <section
        id="screen"
        class="kiosk-screen kiosk-trouble"
        role="alert"
        data-idle-reset={TROUBLE_IDLE_S}
        data-idle-url={startOf(place)}
      >
        <div class="kiosk-notice kiosk-notice--big">
          <h1>{title}</h1>
          {hint && <p>{hint}</p>}
        </div>
      </section>
    </Frame>
  );
}
