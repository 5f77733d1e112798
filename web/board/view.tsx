import type { CurrentCall } from "../../engine/announcement/calls.ts";
import { type CallSound, spokenIn, trialLanguage } from "../../engine/announcement/rule.ts";
import { callSentence, TRIAL_CALL } from "../../engine/announcement/sentence.ts";
import type { Speech } from "../../engine/announcement/speech.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { opensAgain, shutTitle } from "../hours/said.ts";
import { type Shut, together } from "../hours/shut.ts";
import { htmlLang } from "../words/languages.ts";
import type { BoardShown } from "./model.ts";
import { Rotating, RotatingText } from "./rotating.tsx";

type Props = {
  town: Town;
  shown: BoardShown;
  /** `quiet` also while an announcer speaks for the location. */
  sound: CallSound;
  speech: Pick<Speech, "address">;
  /** Which saying of a call is the latest, see `Announcement`. */
  numberOf: (call: CurrentCall) => number;
  /** Test announcements that boards are asked for. */
  trials: readonly { board: string; id: string }[];
};

/** The whole board. Its words turn through the town's languages; numbers need no translation. */
export function Board({ town, shown, sound, speech, numberOf, trials }: Props) {
  const { languages } = town;
  const { current, last, next, waiting, version } = shown;
  return (
    <section
      class={`board${isQuiet(shown) ? " board--quiet" : ""}`}
      id="board"
      data-call-version={Math.max(version, ...current.map(numberOf))}
      data-call-volume={sound.volume}
      data-call-quiet={sound.quiet ? "yes" : undefined}
      data-call-gong={sound.gong ? undefined : "no"}
    >
      <header class="board__head">
        <h1 class="board__office">{town.name}</h1>
        <time class="board__clock" data-clock></time>
      </header>
      <section class="board__calls" aria-live="polite">
        <h2 class="board__label" hidden={current.length === 0}>
          <Rotating languages={languages} of={({ board }) => board.nowCalled} />
        </h2>
        {shown.shut ? (
          <Closed town={town} shut={shown.shut} />
        ) : (
          isQuiet(shown) && <Welcome languages={languages} />
        )}
        <ol class={`board__current board__current--${sizeOf(current.length)}`}>
          {current.map((call) => (
            <Call call={call} languages={languages} />
          ))}
        </ol>
        {current.length <= ROOM_BESIDE && <Notices town={town} big />}
      </section>
      <aside class="board__side" hidden={isQuiet(shown)}>
        <h2 class="board__label" hidden={last.length === 0}>
          <Rotating languages={languages} of={({ board }) => board.lastCalls} />
        </h2>
        <ol class="board__last">
          {last.map(({ number, counter }) => (
            <li>
              <span>{number}</span>
              <span aria-hidden="true">→</span>
              <span>{counter}</span>
            </li>
          ))}
        </ol>
        <h2 class="board__label" hidden={next.length === 0}>
          <Rotating languages={languages} of={({ board }) => board.nextUp} />
        </h2>
        <ol class="board__next">
          {next.map((number) => (
            <li>{number}</li>
          ))}
        </ol>
      </aside>
      <footer class="board__foot" hidden={shown.shut !== null}>
        <h2 class="board__label">
          <Rotating languages={languages} of={({ board }) => board.waiting} />
        </h2>
        <button type="button" class="board__stop" data-sound-stop>
          <Rotating languages={languages} of={({ board }) => board.stopSound} />
        </button>
        <ul class="board__waiting">
          {waiting.map(({ queue, name, count }) => (
            <li>
              <strong>{queue}</strong> <RotatingText languages={languages} text={name} /> <b>{count}</b>
            </li>
          ))}
        </ul>
        {current.length > ROOM_BESIDE && <Notices town={town} />}
      </footer>
      {trials.map((trial) => (
        <TrialAnnouncement {...trial} language={trialLanguage(town)} speech={speech} />
      ))}
      {current.map((call) => (
        <Announcements
          call={call}
          saying={numberOf(call)}
          spoken={spokenIn(town, call.language)}
          times={sound.repeat}
          speech={speech}
        />
      ))}
    </section>
  );
}

/** With one call or none the notices stand large in what room is left; with more, small at the foot. */
const ROOM_BESIDE = 1;

function isQuiet({ current, last, next, shut }: BoardShown): boolean {
  return shut !== null || current.length + last.length + next.length === 0;
}

function sizeOf(calls: number): string {
  if (calls <= 2) return "few";
  if (calls <= 4) return "some";
  return calls <= 6 ? "many" : "most";
}

/** Its id changes with each repetition, so that the highlight begins anew. */
function Call({
  call: { number, counter, version },
  languages,
}: {
  call: CurrentCall;
  languages: Language[];
}) {
  return (
    <li class="board__call" id={`call-${counter}-${version}`} data-shows={`${counter}:${version}`}>
      <span class="board__number">{number}</span>
      <span class="board__counter">
        <Rotating languages={languages} of={({ common }) => common.counter} class="board__word" />
        <strong class={counter.length > 2 ? "board__long" : undefined}>{counter}</strong>
      </span>
    </li>
  );
}

function Welcome({ languages }: { languages: Language[] }) {
  return (
    <p class="board__welcome">
      <Rotating languages={languages} of={({ kiosk }) => kiosk.welcome} />
    </p>
  );
}

/** Departments whose opening times are told one by one. */
const TOLD = 4;

/** That the house is closed, why, and when it opens again. */
function Closed({ town: { languages, zone }, shut }: { town: Town; shut: Shut[] }) {
  const { kind, reason, opens_alike } = together(shut);
  return (
    <div class="board__closed">
      <p class="board__welcome">
        <Rotating languages={languages} of={(w) => shutTitle(w, { kind })} />
      </p>
      {reason && (
        <p>
          <RotatingText languages={languages} text={reason} />
        </p>
      )}
      {shut.slice(0, opens_alike ? 1 : TOLD).map((one) => (
        <>
          {!opens_alike && (
            <p class="board__department">
              <RotatingText languages={languages} text={one.department.name} />
            </p>
          )}
          <p>
            <Rotating languages={languages} of={(w) => opensAgain(w, one, zone)} />
          </p>
        </>
      ))}
    </div>
  );
}

/** What goes on in town, one after the other. */
function Notices({ town: { notices, languages }, big }: { town: Town; big?: boolean }) {
  if (notices.length === 0) return null;
  return (
    <div class={`board__notices${big ? " board__notices--big" : ""}`} data-rotate="slow">
      {notices.map((text, at) => (
        <p data-hidden={at > 0}>
          <RotatingText languages={languages} text={text} />
        </p>
      ))}
    </div>
  );
}

/** What a technician wants to hear from one board; all boards of a location show the same, so it is named. */
function TrialAnnouncement(props: {
  board: string;
  id: string;
  language: Language;
  speech: Props["speech"];
}) {
  const { board, id, language, speech } = props;
  return (
    <span
      hidden
      lang={htmlLang(language)}
      data-trial={id}
      data-trial-board={board}
      data-trial-says={callSentence(language, TRIAL_CALL.number, TRIAL_CALL.counter)}
      data-trial-audio={speech.address({ language, ...TRIAL_CALL }) ?? undefined}
    ></span>
  );
}

type Said = {
  call: CurrentCall;
  saying: number;
  spoken: readonly Language[];
  times: number;
  speech: Props["speech"];
};

/** What is said of a call; as sound from here where a voice is installed, else by the browser's own. */
function Announcements({ call: { number, counter }, saying, spoken, times, speech }: Said) {
  return (
    <>
      {Array.from({ length: times }, () => spoken)
        .flat()
        .map((language) => (
          <span
            hidden
            lang={htmlLang(language)}
            data-announce={callSentence(language, number, counter)}
            data-announce-audio={speech.address({ language, number, counter }) ?? undefined}
            data-announce-version={saying}
            data-announce-counter={counter}
          ></span>
        ))}
    </>
  );
}
