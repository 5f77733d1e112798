import type { Refused } from "../engine/refusal.ts";
import { fragment, html, Page } from "./page.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { refusalSentence, refusalStatus } from "./words/refusal.ts";
import { words } from "./words/words.ts";

type Extra = { headers?: Record<string, string>; title?: string };

/** The red box with one sentence. `role=alert` sits on the region that receives it. */
export function Refusal(props: { title: string; sentence: string }) {
  return (
    <div class="kern-alert kern-alert--danger">
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
        <span class="kern-title">{props.title}</span>
      </div>
      <div class="kern-alert__body">
        <p class="kern-body">{props.sentence}</p>
      </div>
    </div>
  );
}

/** Why a staff page did not do what it was asked; nothing where it did. */
export function Complaint({ sentence, passing }: { sentence: string | null | undefined; passing?: boolean }) {
  if (!sentence) return null;
  return (
    <div role="alert" data-passing={passing}>
      <Refusal title="Das hat nicht geklappt" sentence={sentence} />
    </div>
  );
}

/**
 * Says no in the asker's own way: htmx gets a box for the page's `#refusal` region, a browser a page in the
 * visitor's language, everything else `application/problem+json` with `code`.
 */
export async function refuse(
  request: Request,
  status: number,
  code: string,
  sentence: string,
  extra: Extra = {},
): Promise<Response> {
  const language = chooseLanguage(request);
  const w = words(language);
  const title = extra.title ?? w.errors.title;
  if (request.headers.has("hx-request"))
    return fragment(status, <Refusal title={title} sentence={sentence} />, {
      "hx-retarget": "#refusal",
      "hx-reswap": "innerHTML",
      ...extra.headers,
    });
  if (!(request.headers.get("accept") ?? "").includes("text/html"))
    return Response.json(
      { type: "about:blank", title, status, code, detail: sentence },
      {
        status,
        headers: {
          "content-type": "application/problem+json",
          "cache-control": "no-store",
          ...extra.headers,
        },
      },
    );
  return html(
    status,
    <Page language={language} title={title}>
      <h1 class="kern-heading-large">{title}</h1>
      <p class="kern-body kern-body--large">{sentence}</p>
      <p>
        <a class="kern-link" href="/">
          {w.errors.home}
        </a>
      </p>
    </Page>,
    extra.headers,
  );
}

/** Tells a visitor what the engine refused, in their language, with the engine's code. Staff pages say more. */
export function refuseCommand(request: Request, refused: Refused): Promise<Response> {
  const sentence = refusalSentence(words(chooseLanguage(request)), refused);
  const status = refusalStatus(refused.code);
  return refuse(
    request,
    status,
    refused.code,
    sentence,
    status === 503 ? { headers: { "retry-after": "2" } } : {},
  );
}
