import type { Language, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";

type Props = {
  language: Language;
  town: Town | null;
  /** Where nothing failed. */
  title?: string;
  sentence: string;
  self: string;
  /** What to do instead. */
  onward: { href: string; name: string };
};

/** Where a booking cannot go on: why, and the way that leads on. */
export function SorryPage({ language, town, title, sentence, self, onward }: Props) {
  const w = words(language);
  return (
    <BookingPage language={language} town={town} title={title ?? w.errors.title} self={self}>
      <p class="kern-body kern-body--large">{sentence}</p>
      <Onward>
        <a class="kern-btn kern-btn--primary" href={onward.href}>
          <span class="kern-label">{onward.name}</span>
        </a>
      </Onward>
    </BookingPage>
  );
}
