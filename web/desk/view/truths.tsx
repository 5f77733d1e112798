import type { BoardTruth } from "../../../engine/announcement/board-truth.ts";
import type { Spoken } from "../../../engine/announcement/boards.ts";
import type { Voice } from "../../../engine/announcement/voice-truth.ts";
import type { SignTruth } from "../../../engine/fleet/shown.ts";
import type { Truths } from "../truths.ts";

/** `late`: not yet, a word that the style lets appear only after a moment; `off`: no, and known; `untold`: nobody can say. */
type Level = "yes" | "wait" | "late" | "no" | "off" | "untold";

/** `what` is all that is read where it is well; the rest is for ears, and for eyes where it is not. */
interface Said {
  level: Level;
  what: string;
  rest: string;
}

const SIGN: Record<SignTruth, Said | null> = {
  none: null,
  shown: { level: "yes", what: "Schild", rest: "zeigt es an" },
  behind: { level: "late", what: "Schild", rest: "hat das noch nicht angezeigt" },
  offline: { level: "off", what: "Schild", rest: "offline" },
  untold: { level: "untold", what: "Schild", rest: "verbunden, kann die Anzeige nicht bestätigen" },
  unknown: { level: "untold", what: "Schild:", rest: "unbekannt, seit dem Neustart nichts gehört" },
};

const BOARD: Record<BoardTruth, Said> = {
  shown: { level: "yes", what: "Tafel", rest: "zeigt es an" },
  behind: { level: "late", what: "Tafel", rest: "hat das noch nicht angezeigt" },
  hidden: { level: "no", what: "Tafel:", rest: "zeigt es nicht, ihr Fenster ist verdeckt" },
  silent: { level: "no", what: "Tafel:", rest: "keine Meldung" },
  unknown: { level: "untold", what: "Tafel:", rest: "unbekannt, seit dem Neustart nichts gehört" },
};

const VOICE: Record<Voice["truth"], Said | null> = {
  none: null,
  said: { level: "yes", what: "Ansage", rest: "gesprochen" },
  sounding: { level: "wait", what: "Ansage", rest: "läuft" },
  partly: { level: "no", what: "Ansage", rest: "nicht überall gesprochen" },
  unsaid: { level: "no", what: "Ansage", rest: "nicht gesprochen" },
  quiet: { level: "untold", what: "Ansage:", rest: "Ruhezeit" },
  unknown: { level: "untold", what: "Ansage:", rest: "unbekannt, vor dem Neustart" },
};

const WHY: Record<Spoken, string> = {
  said: "",
  partly: "",
  blocked: "die Tafel darf nicht tönen, bitte einmal berühren",
  muted: "die Lautstärke ist 0",
  "no-voice": "die Tafel hat keine Stimme für die Sprache",
  stopped: "an der Tafel angehalten",
  late: "andere Aufrufe waren davor",
  missed: "die Tafel kam erst danach dazu",
};

/** Whether sign, board and voice did what the counter is to show and say, in three small marks. */
export function TruthMarks({ truths: { sign, boards, voice }, shown }: { truths: Truths; shown: number }) {
  const marks = [
    { key: "sign", said: SIGN[sign] },
    ...boardMarks(boards),
    { key: "voice", said: voiceSaid(voice) },
  ].flatMap(({ key, said }) => (said ? [{ key, ...said }] : []));
  const troubles = marks.filter(({ level }) => level === "no").map(({ what, rest }) => `${what} ${rest}.`);
  return (
    <>
      <ul class="truths" aria-label="Angezeigt und angesagt">
        {marks.map(({ key, level, what, rest }) => (
          <li class={`truth truth--${level}`} id={`truth-${key}-${shown}`}>
            {level === "yes" ? <Well what={what} rest={rest} /> : `${what} ${rest}`}
          </li>
        ))}
      </ul>
      <p class="kern-sr-only" role="status" id="truth-troubles">
        {troubles.join(" ")}
      </p>
    </>
  );
}

/** One mark while all boards agree; else one for each that does not show it, by its name. */
function boardMarks(boards: Truths["boards"]): { key: string; said: Said }[] {
  const [first] = boards;
  if (!first) return [];
  if (boards.every(({ truth }) => truth === first.truth)) return [{ key: "board", said: BOARD[first.truth] }];
  return boards.flatMap(({ name, truth }, at) => {
    const { level, rest } = BOARD[truth];
    return truth === "shown" ? [] : [{ key: `board-${at}`, said: { level, what: `${name}:`, rest } }];
  });
}

function voiceSaid({ truth, why }: Voice): Said | null {
  const said = VOICE[truth];
  const more = why && WHY[why];
  return said && more ? { ...said, rest: `${said.rest}: ${more}` } : said;
}

/** Eyes need no more than the mark. */
function Well({ what, rest }: { what: string; rest: string }) {
  return (
    <>
      {what} <span class="kern-sr-only">{rest}</span>
    </>
  );
}
