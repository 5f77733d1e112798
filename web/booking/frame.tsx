import { LANGUAGES, type Language, type Town } from "../../engine/town/town.ts";
import type { Child } from "../jsx/markup.ts";
import { Page } from "../page.tsx";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { words } from "../words/words.ts";

/** Department, matters, what to know before, time, person. */
const STEPS = 5;

type Props = {
  language: Language;
  town: Town | null;
  title: string;
  /** The address at which this page is read: for the choice of language, and to load it anew. */
  self: string;
  /** Which of the steps this is. */
  step?: number;
  /** Why what was asked was not done. */
  refusal?: string | null;
  children?: Child;
};

/** A page of the booking: heading, how far one is, what went wrong, languages. */
export function BookingPage({ language, town, title, self, step, refusal, children }: Props) {
  const w = words(language);
  return (
    <Page
      language={language}
      title={town ? `${title} · ${town.name}` : title}
      office={town?.name ?? w.booking.title}
      zone={town?.zone}
    >
      <div class="booking">
        {step !== undefined && <p class="booking__step">{w.booking.step(step, STEPS)}</p>}
        <h1 class="kern-heading-x-large">{title}</h1>
        {refusal && (
          <p class="booking__refusal" role="alert" tabindex={-1} autofocus>
            {refusal}
          </p>
        )}
        {children}
        <nav class="booking__languages" aria-label={w.common.language}>
          {LANGUAGES.filter((one) => one !== language && (town?.languages.includes(one) ?? true)).map(
            (one) => (
              <a href={withLanguage(self, one)} lang={htmlLang(one)} dir={direction(one)}>
                {LANGUAGE_NAMES[one]}
              </a>
            ),
          )}
        </nav>
      </div>
    </Page>
  );
}

function withLanguage(self: string, language: Language): string {
  const [path = "", query = ""] = self.split("?");
  const fields = new URLSearchParams(query);
  fields.set("lang", language);
  return `${path}?${fields}`;
}

/** The way on as a link, the way back beside it. */
export function Onward(props: { back?: { href: string; name: string }; children?: Child }) {
  return (
    <div class="booking__onward">
      {props.children}
      {props.back && (
        <a class="kern-link" href={props.back.href}>
          {props.back.name}
        </a>
      )}
    </div>
  );
}
