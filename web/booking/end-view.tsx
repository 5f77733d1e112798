import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { Matters } from "./matters-list.tsx";

type Props = {
  town: Town;
  language: Language;
  token: string;
  /** Where it is done, below the personal page. */
  at: "end" | "request/end";
  /** The question, when it would have been, and what the button says. */
  asks: string;
  when: string;
  does: string;
  matters: readonly Matter[];
  /** The version that the page saw. */
  seen: number;
};

/** Asked before something is given up that was booked or wished for. */
export function EndPage({ town, language, token, at, asks, when, does, matters, seen }: Props) {
  const path = `/a/${token}/${at}`;
  return (
    <BookingPage language={language} town={town} title={asks} self={path}>
      <p class="kern-body kern-body--large">{when}</p>
      <Matters town={town} matters={matters} language={language} />
      <form method="post" action={path}>
        <input type="hidden" name="seen" value={String(seen)} />
        <Onward back={{ href: `/a/${token}`, name: words(language).common.back }}>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{does}</span>
          </button>
        </Onward>
      </form>
    </BookingPage>
  );
}
