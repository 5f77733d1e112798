import { meant } from "./layouts.ts";

/** Keys closer together than this are a scanner's, ms: no hand types so. */
const GAP_MS = 50;
/** So many in a row make a code; fewer when Enter follows as fast. Two keys may well fall together under a hand. */
const LEAST = 6;
const LEAST_ENDED = 3;
/** More than any code of ours; what is longer is swallowed and then said to be unreadable. */
const MOST = 400;

/** A key as it went down. `at_ms` by the page's own clock. */
export interface Stroke {
  key: string;
  code: string;
  shift: boolean;
  ctrl: boolean;
  at_ms: number;
  repeat: boolean;
  /** It goes into a field; elsewhere a space presses what has the focus. */
  field: boolean;
}

/** A code, read three ways: as the computer took the keys, and by what a US or a German scanner means by them. */
export interface Scanned {
  typed: string;
  us: string;
  de: string;
}

export interface Heard {
  /** It is part of a code: nothing on the page may have it. */
  swallow: boolean;
  /** With this key it became clear that a scanner types; what the keys before did is to be undone. */
  recognised: boolean;
  /** The code, when this key ended it. */
  scanned: Scanned | null;
}

const NOTHING: Heard = { swallow: false, recognised: false, scanned: null };
const MODIFIERS = new Set(["Shift", "CapsLock", "AltGraph", "Control", "Alt", "Meta"]);

/** Tells a scanner's keys from a person's by their pace alone. */
export class Burst {
  #strokes: Stroke[] = [];
  #last_ms = Number.NEGATIVE_INFINITY;

  /** The key just heard may be the first of a code. */
  get begins(): boolean {
    return this.#strokes.length === 1;
  }

  hear(stroke: Stroke): Heard {
    const fast = stroke.at_ms - this.#last_ms < GAP_MS;
    if (!fast || stroke.repeat) this.#strokes = [];
    if (MODIFIERS.has(stroke.key)) {
      if (fast) this.#last_ms = stroke.at_ms;
      return NOTHING;
    }
    this.#last_ms = stroke.repeat ? Number.NEGATIVE_INFINITY : stroke.at_ms;
    if (stroke.repeat) return NOTHING;
    const before = this.#strokes.length;
    if (ends(stroke)) {
      if (before < LEAST_ENDED) return { ...NOTHING, swallow: before > 0 };
      return { swallow: true, recognised: before < LEAST, scanned: this.#take() };
    }
    if (stroke.ctrl || !writes(stroke)) {
      if (before < LEAST) this.#strokes = [];
      return { ...NOTHING, swallow: before >= LEAST };
    }
    if (before <= MOST) this.#strokes.push(stroke);
    const now = this.#strokes.length;
    const presses = stroke.key === " " && before > 0 && !stroke.field;
    return { swallow: presses || now >= LEAST, recognised: before < LEAST && now >= LEAST, scanned: null };
  }

  /** Nothing came for a while: the code of a scanner that sends no Enter, or null. */
  rest(): Scanned | null {
    if (this.#strokes.length >= LEAST) return this.#take();
    this.#strokes = [];
    return null;
  }

  #take(): Scanned {
    const strokes = this.#strokes.length > MOST ? [] : this.#strokes;
    this.#strokes = [];
    const by = (layout: "us" | "de") => strokes.map(({ code, shift }) => meant(layout, code, shift)).join("");
    return {
      typed: strokes.map(({ key }) => (key.length === 1 ? key : "")).join(""),
      us: by("us"),
      de: by("de"),
    };
  }
}

/** Enter or Tab, and what a scanner makes of a carriage return or line feed when it is told to send control keys. */
function ends({ key, code, ctrl }: Stroke): boolean {
  return key === "Enter" || key === "Tab" || (ctrl && (code === "KeyM" || code === "KeyJ"));
}

function writes({ key }: Stroke): boolean {
  return key.length === 1 || key === "Dead" || key === "Process" || key === "Unidentified";
}
