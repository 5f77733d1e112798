import { type Letter, MESSAGE_KINDS, type MessageKind } from "../../engine/messages/message.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import type { Staff } from "../guard/staff.ts";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { CHANNELS, KINDS } from "./said.ts";

type Props = {
  staff: Staff;
  town: Town;
  language: Language;
  kind: MessageKind;
  letters: Omit<Letter, "to">[];
};

/** A text of so many 16-bit units goes as one SMS; a longer one in parts of 67 (3GPP TS 23.038, UCS-2) or 153 (7 bits). */
const ONE = { wide: 70, narrow: 160 };
const PART = { wide: 67, narrow: 153 };
/** The letters of the 7-bit alphabet that our texts use; any other makes the whole text wide. */
const NARROW = /^[A-Za-z0-9 \n@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà!"#%&'()*+,./:;<=>?¡¿_-]*$/;

/** What visitors get, in each language, with the office's own wordings, before anybody gets it. */
export function PreviewPage({ staff, town, language, kind, letters }: Props) {
  const at = (other: Language, what: MessageKind) =>
    `/desk/${town.id}/messages/preview?language=${other}&kind=${what}`;
  const current = (yes: boolean) => (yes ? "true" : undefined);
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="So sehen Nachrichten aus"
      back={{ href: `/desk/${town.id}/messages`, name: "Zurück zu den Nachrichten" }}
      refusal={null}
    >
      <nav class="message__choice" aria-label="Anlass">
        {MESSAGE_KINDS.map((one) => (
          <a class="kern-link" href={at(language, one)} aria-current={current(one === kind)}>
            {KINDS[one]}
          </a>
        ))}
      </nav>
      <nav class="message__choice" aria-label="Sprache">
        {town.languages.map((one) => (
          <a class="kern-link" href={at(one, kind)} aria-current={current(one === language)}>
            {LANGUAGE_NAMES[one]}
          </a>
        ))}
      </nav>
      {town.messages?.off?.includes(kind) && (
        <p class="kern-body">Diese Nachricht ist in diesem Büro abgeschaltet.</p>
      )}
      {letters.map(({ channel, subject, text }) => (
        <section class="message__sample">
          <h2 class="kern-heading-medium">
            {CHANNELS[channel]}
            {channel === "sms" && ` (${partsOf(text)})`}
          </h2>
          <div class="message__paper" lang={htmlLang(language)} dir={direction(language)}>
            {subject && (
              <p>
                <strong>{subject}</strong>
              </p>
            )}
            <div class="message__text">{text}</div>
          </div>
        </section>
      ))}
    </AppointmentPage>
  );
}

function partsOf(text: string): string {
  const width = NARROW.test(text) ? "narrow" : "wide";
  const parts = text.length <= ONE[width] ? 1 : Math.ceil(text.length / PART[width]);
  return parts === 1 ? "1 Teil" : `${parts} Teile`;
}
