import type { Language } from "../engine/town/town.ts";
import { words } from "./words/words.ts";

/** Shown by the page script while the live stream is cut off. */
export function OfflineBanner(props: { language: Language }) {
  return (
    <div class="offline" role="status" data-offline-banner hidden>
      {words(props.language).common.offline}
    </div>
  );
}

/** The question that `data-confirm` asks before its button does anything. */
export function Confirm(props: { language: Language }) {
  const w = words(props.language).common;
  return (
    <dialog class="kern-dialog" id="confirm" aria-labelledby="confirm-question">
      <div class="kern-dialog__body">
        <p class="kern-body kern-body--large" id="confirm-question" data-confirm-question></p>
      </div>
      <div class="kern-dialog__footer">
        <button type="button" class="kern-btn kern-btn--secondary" data-closes autofocus>
          <span class="kern-label">{w.no}</span>
        </button>
        <button type="button" class="kern-btn kern-btn--primary" data-confirm-yes>
          <span class="kern-label">{w.yes}</span>
        </button>
      </div>
    </dialog>
  );
}

/** `?` opens it; the page script lists every `[data-key]` of the page in it. */
export function KeysHelp(props: { language: Language }) {
  const w = words(props.language).common;
  return (
    <dialog class="kern-dialog" id="keys-help" aria-labelledby="keys-help-title">
      <div class="kern-dialog__header">
        <h2 class="kern-title" id="keys-help-title">
          {w.keys}
        </h2>
      </div>
      <div class="kern-dialog__body">
        <dl class="keys" data-keys-list></dl>
        <label class="keys__switch">
          <input type="checkbox" data-keys-on checked /> {w.keysOn}
        </label>
      </div>
      <div class="kern-dialog__footer">
        <button type="button" class="kern-btn kern-btn--secondary" data-closes>
          <span class="kern-label">{w.close}</span>
        </button>
      </div>
    </dialog>
  );
}

/** Asks a silent visitor whether they are still there; goes with `data-idle-reset`. */
export function IdleWarning(props: { language: Language }) {
  const w = words(props.language).kiosk;
  return (
    <dialog class="kern-dialog" id="idle" aria-labelledby="idle-title">
      <div class="kern-dialog__header">
        <h2 class="kern-title" id="idle-title">
          {w.idleTitle}
        </h2>
      </div>
      <div class="kern-dialog__body">
        <p class="kern-body kern-body--large">
          {w.idleLeft} <strong data-idle-left></strong>
        </p>
      </div>
      <div class="kern-dialog__footer">
        <button type="button" class="kern-btn kern-btn--primary" data-closes autofocus>
          <span class="kern-label">{w.idleStay}</span>
        </button>
      </div>
    </dialog>
  );
}
