import { Appointments } from "./booked.tsx";
import { ChosenNumber } from "./chosen.tsx";
import { LookUp, WalkIn } from "./entries.tsx";
import { Lists } from "./lists.tsx";
import { OwnCounter } from "./own.tsx";
import { Colleagues, TakeCounter } from "./places.tsx";
import type { Sheet } from "./sheet.ts";
import { Steps } from "./steps.tsx";
import { Warnings } from "./warnings.tsx";

/** All of the work page that follows events. */
export function Work({ sheet }: { sheet: Sheet }) {
  const { desk, moment } = sheet;
  const { own, chosen, epoch, seq } = desk;
  return (
    <div id="desk" class="work" data-focus-region data-version={`${epoch}.${seq}.${moment}`}>
      <div class="work__column">
        <Warnings sheet={sheet} />
        {own ? <OwnCounter sheet={sheet} own={own} /> : <TakeCounter sheet={sheet} />}
      </div>
      <div class="work__column">
        {chosen && <ChosenNumber sheet={sheet} chosen={chosen} />}
        <div class="tools">
          <LookUp sheet={sheet} />
          <WalkIn sheet={sheet} />
        </div>
        <Lists sheet={sheet} />
        <Appointments sheet={sheet} />
      </div>
      <div class="work__column">
        {own && <Steps sheet={sheet} own={own} />}
        {own && <Colleagues sheet={sheet} />}
      </div>
    </div>
  );
}
