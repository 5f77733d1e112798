import type { Language } from "../../engine/town/town.ts";
import { IdleWarning } from "../furniture.tsx";
import type { Child } from "../jsx/markup.ts";
import { Live } from "../live/region.tsx";
import { type Markup, ScreenPage } from "../page.tsx";
import { direction, htmlLang } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { addressAt, type Place, startOf } from "./place.ts";
import type { Screen } from "./screen.ts";

/** Seconds without a touch until the kiosk begins anew. */
export const IDLE_S = 60;

type FrameProps = {
  place: Place;
  title: string;
  /** What stands beside the way back in the foot. */
  back?: string;
  /** The first page: it has nowhere to go back to. */
  first?: boolean;
  /** Offers to find a lost number. */
  lost?: boolean;
  /** Nobody has chosen a language yet. */
  unchosen?: boolean;
  /** The visitor is done here: the way back says so. */
  done?: boolean;
  children?: Child;
};

/** The kiosk's frame: the office and the time above, the way back and the scroll buttons below. */
export function Frame({ place, title, back, first, done, lost, unchosen = first, children }: FrameProps) {
  const { town, language } = place;
  const w = words(language);
  return (
    <ScreenPage language={language} title={title} screen="kiosk" zone={town.zone}>
      <header class="kiosk-head">
        <span class="kiosk-head__office">{town.name}</span>
        <time class="kiosk-head__clock" data-clock></time>
      </header>
      {children}
      {/* a screen with a patience of its own stands before this one, and the script takes the first */}
      <footer class="kiosk-foot" data-idle-reset={first ? undefined : IDLE_S} data-idle-url={startOf(place)}>
        {!first && (
          <a class={`kiosk-foot__button${done ? " kiosk-foot__button--done" : ""}`} href={startOf(place)}>
            {done ? w.kiosk.done : w.common.startOver}
          </a>
        )}
        {back && (
          <a class="kiosk-foot__button" href={back}>
            {w.common.back}
          </a>
        )}
        {lost && (
          <a class="kiosk-foot__button kiosk-foot__lost" href={addressAt(place, "/lost")}>
            {w.kiosk.lost}
          </a>
        )}
        <span class="kiosk-foot__scroll" data-scroll-buttons hidden>
          <button type="button" class="kiosk-foot__button" data-scroll-by="-1" aria-label={w.kiosk.moreAbove}>
            <span aria-hidden="true">▲</span>
          </button>
          <button type="button" class="kiosk-foot__button" data-scroll-by="1" aria-label={w.kiosk.moreBelow}>
            <span aria-hidden="true">▼</span> <span class="kiosk-foot__more">{w.kiosk.moreBelow}</span>
          </button>
        </span>
      </footer>
      <span hidden data-reports={`${startOf(place)}/reports`}></span>
      {!first && <IdleWarning language={language} />}
      <form
        hidden
        method="post"
        action={unchosen ? `${startOf(place)}/scans` : addressAt(place, "/scans")}
        data-scans
      >
        <input type="hidden" name="typed" />
        <input type="hidden" name="us" />
        <input type="hidden" name="de" />
      </form>
    </ScreenPage>
  );
}

type LiveFrameProps = FrameProps & {
  screen: Screen;
  shown: Markup;
  languages?: readonly Language[];
  /** Above the screen: what belongs to this one look at it. */
  notice?: Child;
};

/** A frame around a screen that follows what happens. `languages`: in which it says that the connection is lost. */
export function LiveFrame({ screen, shown, languages, notice, children, ...frame }: LiveFrameProps) {
  return (
    <Frame {...frame}>
      {notice}
      <Live url={addressAt(frame.place, `/live${screen.path}`)} target="screen" always>
        {shown}
      </Live>
      {children}
      {languages && <Away languages={languages} />}
    </Frame>
  );
}

/** Covers the page while the program cannot be reached: a touch would lead to the browser's own error page. */
function Away({ languages }: { languages: readonly Language[] }) {
  return (
    <div class="kiosk-away" role="alert">
      {languages.map((language) => (
        <p lang={htmlLang(language)} dir={direction(language)}>
          <strong>{words(language).kiosk.unavailable}</strong>
          <span>{words(language).kiosk.unavailableHint}</span>
        </p>
      ))}
    </div>
  );
}
