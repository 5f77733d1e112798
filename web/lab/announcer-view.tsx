import type { Town } from "../../engine/town/town.ts";
import type { Lab } from "./model.ts";
import { VirtualPlace } from "./place-view.tsx";

/** The loudspeakers. Off at first: while one is on, it speaks for the office and the boards keep silent. */
export function Announcers({ town, announcers }: { town: Town; announcers: Lab["announcers"] }) {
  if (announcers.length === 0) return null;
  return (
    <section class="lab__announcers" aria-labelledby="announcers">
      <h2 class="kern-heading-medium" id="announcers">
        Ansage
      </h2>
      {announcers.map(({ device, name }) => (
        <VirtualPlace
          device={device}
          location={town.id}
          kind="announcer"
          name={name}
          faults={["offline", "slow", "silent", "broken", "duplicate"]}
          off
        >
          <p class="announcer__hint">
            Schreibt hier, was der Lautsprecher sagt. Solange er an ist, schweigen die Tafeln.
          </p>
          <ol
            class="announcer__spoken"
            data-spoken
            aria-live="polite"
            aria-label="Gesprochen, das neueste zuerst"
          ></ol>
        </VirtualPlace>
      ))}
    </section>
  );
}
