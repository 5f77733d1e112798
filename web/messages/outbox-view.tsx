import { ACCOUNT } from "../../engine/messages/message.ts";
import type { Shown } from "../../engine/messages/outbox.ts";
import type { Town } from "../../engine/town/town.ts";
import { AppointmentPage } from "../appointments/frame.tsx";
import type { Staff } from "../guard/staff.ts";
import { words } from "../words/words.ts";
import { CHANNELS, KINDS, STATES, staysOf, whyOf } from "./said.ts";

type Props = {
  staff: Staff;
  town: Town;
  messages: Shown[];
  /** What people say of the appointments that they are about, by id. */
  numbers: ReadonlyMap<string, string>;
  now: number;
};

const { time, date } = words("de").format;

/** What visitors were written, the newest first, with its state and text. */
export function OutboxPage({ staff, town, messages, numbers, now }: Props) {
  const here = `/desk/${town.id}/messages`;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Nachrichten an Besucher"
      back={{ href: `/desk/${town.id}`, name: "Zurück zum Arbeitsplatz" }}
      refusal={null}
    >
      <nav class="appointments__days" aria-label="Nachrichten">
        <a class="kern-link" href={here}>
          Neu laden
        </a>
        <a class="kern-link" href={`${here}/preview`}>
          So sehen sie aus
        </a>
      </nav>
      {messages.length === 0 ? (
        <p class="kern-body">Bisher gibt es keine.</p>
      ) : (
        <ul class="appointments__list">
          {messages.map((message) => (
            <Entry town={town} message={message} number={numbers.get(message.appointment)} now={now} />
          ))}
        </ul>
      )}
    </AppointmentPage>
  );
}

type EntryProps = { town: Town; message: Shown; number: string | undefined; now: number };

function Entry({ town, message, number, now }: EntryProps) {
  const { kind, state, letter, code, made_at, sent_at, look_at, tries } = message;
  const at = (moment: number) => `${date(moment, town.zone)}, ${time(moment, town.zone)} Uhr`;
  const about = kind === ACCOUNT || !number ? "" : ` · ${number}`;
  const stays = staysOf(message);
  return (
    <li class="message">
      <p>
        <strong>{KINDS[kind]}</strong>
        {about} ·{" "}
        <span class={`message-state message-state--${stays ? "dropped" : state}`}>
          {stays ?? STATES[state]}
        </span>
      </p>
      <p>
        {sent_at === null
          ? `vom ${at(made_at)}`
          : `${state === "kept" ? "geschrieben" : "verschickt"} am ${at(sent_at)}`}
        {state === "planned" && !stays && look_at > now && ` · geht am ${at(look_at)} hinaus`}
        {tries > 1 && ` · ${tries} Versuche`}
      </p>
      {code && <p>{whyOf(code)}</p>}
      {!letter && tries > 0 && <p>Adresse und Text sind gelöscht.</p>}
      {letter && (
        <details class="message__letter">
          <summary>
            {CHANNELS[letter.channel]} an <bdi>{letter.to}</bdi>
          </summary>
          {letter.subject && (
            <p>
              <strong dir="auto">{letter.subject}</strong>
            </p>
          )}
          <Body text={letter.text} />
        </details>
      )}
    </li>
  );
}

/** A letter's text as it came; addresses of our own in it can be followed, so that a journey can be tried. */
export function Body({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s"<>]+)/);
  return (
    <div class="message__text" dir="auto">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a class="kern-link" href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
