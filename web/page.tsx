import type { Language } from "../engine/town/town.ts";
import { assets } from "./assets/build.ts";
import { Confirm, KeysHelp, OfflineBanner } from "./furniture.tsx";
import type { Child, Markup } from "./jsx/markup.ts";
import { inOnePiece } from "./one-piece.ts";
import { direction, htmlLang } from "./words/languages.ts";
import { words } from "./words/words.ts";

type PageProps = {
  language: Language;
  title: string;
  children?: Child;
  /** Office name shown in the header strip of `Page` and `DeskPage`. */
  office?: string;
  /** IANA zone for clocks on the page. */
  zone?: string;
};

export type { Markup };

/** A whole document as text, with doctype. */
export function page(node: Markup): string {
  return `<!doctype html>${node}`;
}

/** What rendered HTML is, and that nobody may keep it. */
export const PAGE_HEADERS = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

/** Rendered HTML as a response. */
export function rendered(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(inOnePiece(text), {
    status,
    headers: { ...PAGE_HEADERS, ...headers },
  });
}

/** A whole document as a response. */
export async function html(
  status: number,
  node: Markup,
  headers: Record<string, string> = {},
): Promise<Response> {
  return rendered(status, page(node), headers);
}

/** A piece of a page as a response (an answer to htmx). */
export async function fragment(
  status: number,
  node: Markup,
  headers: Record<string, string> = {},
): Promise<Response> {
  return rendered(status, node.toString(), headers);
}

// htmx would add a <style> of its own (the policy forbids it) and swap a proxy's error page into the queue.
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  noSwap: [204, 304, 502, 504],
  history: false,
});

function Shell(props: PageProps & { shell: "page" | "desk" | "screen" }) {
  return (
    <html
      lang={htmlLang(props.language)}
      dir={direction(props.language)}
      data-kern-theme="light"
      data-build={assets.build}
      data-zone={props.zone}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>{props.title}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} defer></script>
      </head>
      <body class={`shell shell--${props.shell}`} data-shell={props.shell}>
        {props.children}
        <div class="notices">
          <div
            id="refusal"
            class="refusal"
            role="alert"
            data-failed={words(props.language).errors.network}
          ></div>
          <OfflineBanner language={props.language} />
        </div>
        <Confirm language={props.language} />
      </body>
    </html>
  );
}

function SkipLink(props: { language: Language }) {
  return (
    <a class="skip" href="#main">
      {words(props.language).common.skip}
    </a>
  );
}

function Strip(props: { office?: string; children?: Child }) {
  if (!props.office) return null;
  return (
    <header class="strip">
      <span class="strip__office">{props.office}</span>
      {props.children}
    </header>
  );
}

/** A page for reading: one column, header strip, skip link, `main#main`. Visitors' phones, sign-in, errors. */
export function Page(props: PageProps) {
  return (
    <Shell {...props} shell="page">
      <SkipLink language={props.language} />
      <Strip office={props.office} />
      <main id="main" class="page" tabindex={-1}>
        {props.children}
      </main>
    </Shell>
  );
}

/** A dense page for staff: works in a narrow window, `tools` sit in the strip, `?` shows the keys. */
export function DeskPage(props: PageProps & { tools?: Child }) {
  return (
    <Shell {...props} shell="desk">
      <SkipLink language={props.language} />
      <Strip office={props.office}>{props.tools}</Strip>
      <main id="main" class="desk" tabindex={-1}>
        {props.children}
      </main>
      <KeysHelp language={props.language} />
    </Shell>
  );
}

/** A screen without chrome that fills its window: kiosk, board, lab, and a device's code. */
export function ScreenPage(props: PageProps & { screen: "kiosk" | "board" | "lab" | "pairing" }) {
  return (
    <Shell {...props} shell="screen">
      <main id="main" class={`screen screen--${props.screen}`} tabindex={-1}>
        {props.children}
      </main>
    </Shell>
  );
}
