import type { Language, Town } from "../../engine/town/town.ts";
import { htmlLang } from "../words/languages.ts";
import { words } from "../words/words.ts";
import type { BoardShown, CurrentCall } from "./model.ts";
import { Rotating, RotatingText } from "./rotating.tsx";

type Props = { town: Town; shown: BoardShown };

/** The whole board. Its words turn through the town's languages; numbers need no translation. */
export function Board({ town, shown }: Props) {
  const { languages } = town;
  const { current, last, next, waiting, notices, version } = shown;
  return (
    <section class="board" id="board" data-call-version={version}>
      <header class="board__head">
        <h1 class="board__office">{town.name}</h1>
        <time class="board__clock" data-clock></time>
      </header>
      <section class="board__calls" aria-live="polite">
        <h2 class="board__label" hidden={current.length === 0}>
          <Rotating languages={languages} of={({ board }) => board.nowCalled} />
        </h2>
        {current.length === 0 && <Quiet town={town} shown={shown} />}
        <ol class={`board__current board__current--${sizeOf(current.length)}`}>
          {current.map((call) => (
            <Call call={call} languages={languages} />
          ))}
        </ol>
      </section>
      <aside class="board__side">
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
      <footer class="board__foot">
        <h2 class="board__label">
          <Rotating languages={languages} of={({ board }) => board.waiting} />
        </h2>
        <ul class="board__waiting">
          {waiting.map(({ queue, name, count }) => (
            <li>
              <strong>{queue}</strong> <RotatingText languages={languages} text={name} /> <b>{count}</b>
            </li>
          ))}
        </ul>
        {current.length > 0 && notices.length > 0 && <Notices town={town} />}
      </footer>
      {current.map((call) => (
        <Announcements call={call} />
      ))}
    </section>
  );
}

function sizeOf(calls: number): string {
  if (calls <= 2) return "few";
  return calls <= 4 ? "some" : "many";
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
    <li class="board__call" id={`call-${counter}-${version}`}>
      <span class="board__number">{number}</span>
      <span class="board__counter">
        <Rotating languages={languages} of={({ common }) => common.counter} class="board__word" />
        <strong>{counter}</strong>
      </span>
    </li>
  );
}

/** Nobody is called: what goes on in town is shown instead. */
function Quiet({ town, shown }: Props) {
  if (town.notices.length > 0) return <Notices town={town} big />;
  return (
    <p class="board__quiet">
      {shown.last.length === 0 && <Rotating languages={town.languages} of={({ board }) => board.noCalls} />}
    </p>
  );
}

function Notices({ town: { notices, languages }, big }: { town: Town; big?: boolean }) {
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

/** Said once in the visitor's language and once in German. */
function Announcements({ call: { number, counter, language, version } }: { call: CurrentCall }) {
  const spoken: Language[] = language === "de" || language === "de-leicht" ? ["de"] : ["de", language];
  return (
    <>
      {spoken.map((one) => (
        <span
          hidden
          lang={htmlLang(one)}
          data-announce={words(one).board.announcement(number, counter)}
          data-announce-version={version}
        ></span>
      ))}
    </>
  );
}
