import { requestWish, withLottery } from "../../../fixtures/lottery.ts";
import type { Story } from "../../../fixtures/stories/tell.ts";
import type { HoursWish } from "../../town/hours-change.ts";

type Deed = [why: string, deed: (story: Story) => Story];

const request = (story: Story, confirmed: boolean) => {
  const { departments } = withLottery(story.state.document);
  return story.becomes({ departments }).visitor("make-request", requestWish(1, { confirmed }));
};

/** The verbs of a draw, and why they have no undo. */
export const REQUESTS_NOT_UNDONE: Record<"make-request" | "confirm-request" | "withdraw-request", Deed> = {
  "make-request": ["it is taken back", (story) => request(story, true)],
  "confirm-request": [
    "it is taken back",
    (story) => request(story, false).visitor("confirm-request", { request: requestWish(1).request }),
  ],
  "withdraw-request": [
    "it is made anew",
    (story) => request(story, true).visitor("withdraw-request", { request: requestWish(1).request }),
  ],
};

const closure: HoursWish = {
  kind: "closure",
  department: "kita",
  pool: null,
  from: "2026-11-18",
  to: "2026-11-18",
  text: { de: "Fortbildung", en: "Training" },
};

/** The verbs of opening hours, and why they have no undo. */
export const HOURS_NOT_UNDONE: Record<"change-hours" | "restore-hours", Deed> = {
  "change-hours": [
    "it is restored",
    (story) => story.ask("staff:clerk-1", { type: "change-hours", wish: closure }),
  ],
  "restore-hours": [
    "it is entered again",
    (story) => {
      story.ask("staff:clerk-1", { type: "change-hours", wish: closure });
      return story.ask("staff:clerk-1", { type: "restore-hours", change: story.state.hours[0]?.id ?? "" });
    },
  ],
};
