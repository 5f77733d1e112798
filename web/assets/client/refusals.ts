import { all } from "./page.ts";

type RequestEvent = CustomEvent<{ ctx?: { response?: { status?: number }; request?: { method?: string } } }>;

/**
 * A press that got no answer says so in `#refusal`, until the connection is back; the next press wipes whatever stands there, and
 * a refusal that came with the page (`data-passing`).
 */
export function startRefusals(): void {
  document.addEventListener("htmx:error", (event) => say(event as RequestEvent));
  document.addEventListener("htmx:response:error", (event) => {
    const status = (event as RequestEvent).detail.ctx?.response?.status;
    // A proxy's page about its missing backend is not swapped in.
    if (status === 502 || status === 504) say(event as RequestEvent);
  });
  document.addEventListener("htmx:before:request", (event) => {
    if (fromStream(event)) return;
    region()?.replaceChildren();
    for (const refused of all("[data-passing]")) refused.remove();
  });
  document.addEventListener("foyer:back", () => region()?.querySelector(`.${NO_ANSWER}`)?.remove());
}

const NO_ANSWER = "refusal__network";

const region = () => document.getElementById("refusal");

const fromStream = (event: Event) =>
  event.target instanceof Element && event.target.matches("[hx-sse\\:connect]");

function say(event: RequestEvent): void {
  const box = region();
  if (!box || fromStream(event)) return;
  const sentence = document.createElement("p");
  sentence.className = NO_ANSWER;
  sentence.textContent = box.dataset.failed ?? "";
  box.replaceChildren(sentence);
}
