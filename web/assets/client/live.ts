import { fetchFor } from "./htmx.ts";
import { all, reloadOnce } from "./page.ts";
import { setServerNow } from "./time.ts";

/** Silence of a stream after which it counts as dead: two and a half heartbeats. */
const SILENCE_MS = 40_000;
/** A stream that lives is never silent for longer: a heartbeat and something to spare. */
const HEARTBEAT_MS = 20_000;
const CHECK_MS = 2_000;
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** The stream says no for good (signed out, locked, ticket gone): only a fresh page knows what to show. */
const FINAL = new Set([401, 403, 404, 410]);

type Connection = { reader: { cancel(): Promise<void> } | null };
type LiveEvent = CustomEvent<{
  connection?: Connection;
  status?: number;
  ctx?: { response?: { status?: number } };
  message?: { data: string; event: string };
}>;

type Stream = { heard_ms: number; connection?: Connection; retry?: number; failures: number };

const streams = new WeakMap<Element, Stream>();
const SELECTOR = "[hx-sse\\:connect]";

/** Watches the live streams of the page: says when they are cut off and gets them back. */
export function startLive(): void {
  on("htmx:sse:after:connection", (stream, event) => {
    stream.connection = event.detail.connection;
  });
  on("htmx:sse:before:message", (stream, event) => {
    stream.heard_ms = performance.now();
    const message = event.detail.message;
    if (message?.event === "live" || message?.event === "hb") greet(message.data);
  });
  on("htmx:sse:after:message", (_stream, event) => {
    const name = event.detail.message?.event;
    if (name === "" || name === "current") show("ok");
  });
  on("htmx:sse:error", (stream, event) => {
    show("lost");
    if (FINAL.has(event.detail.status ?? 0)) reloadOnce();
    stream.heard_ms = performance.now();
  });
  // hx-sse never retries a first connect that failed.
  on("htmx:error", firstConnectFailed);
  on("htmx:response:error", (stream, event, element) => {
    if (FINAL.has(event.detail.ctx?.response?.status ?? 0)) reloadOnce();
    firstConnectFailed(stream, event, element);
  });
  document.addEventListener("visibilitychange", () => {
    // hx-sse itself connects paused ones again; the silence of the pause does not count
    for (const element of all(SELECTOR).filter(pausesInBackground))
      streamOf(element).heard_ms = performance.now();
    // a phone that slept does not know that its connection is gone, and whoever looks now wants the truth now
    if (!document.hidden) watch(HEARTBEAT_MS);
  });
  setInterval(() => watch(SILENCE_MS), CHECK_MS);
}

function on(name: string, work: (stream: Stream, event: LiveEvent, element: Element) => void): void {
  document.addEventListener(name, (event) => {
    const element = event.target;
    if (!(element instanceof Element) || !element.matches(SELECTOR)) return;
    work(streamOf(element), event as LiveEvent, element);
  });
}

function streamOf(element: Element): Stream {
  const stream = streams.get(element) ?? { heard_ms: performance.now(), failures: 0 };
  streams.set(element, stream);
  return stream;
}

function firstConnectFailed(stream: Stream, _event: LiveEvent, element: Element): void {
  if (stream.connection || stream.retry) return;
  show("lost");
  const delay_ms = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** stream.failures++);
  stream.retry = window.setTimeout(() => {
    stream.retry = undefined;
    const url = element.getAttribute("hx-sse:connect");
    if (url && element.isConnected) void fetchFor(element, url);
  }, delay_ms);
}

function watch(longest_ms: number): void {
  for (const element of all(SELECTOR)) {
    const stream = streamOf(element);
    if (!stream.connection || performance.now() - stream.heard_ms < longest_ms) continue;
    if (document.hidden && pausesInBackground(element)) continue;
    stream.heard_ms = performance.now();
    show("lost");
    void stream.connection.reader?.cancel();
  }
}

const pausesInBackground = (element: Element) =>
  !element.getAttribute("hx-config")?.includes("pauseOnBackground:false");

function greet(data: string): void {
  const { build, now }: { build?: string; now?: number } = JSON.parse(data);
  if (now !== undefined) setServerNow(now);
  const stale = build && build !== document.documentElement.dataset.build;
  // Screens run for weeks: after an update they fetch the new page themselves. A clerk may be typing.
  if (stale && document.body.dataset.shell === "screen") reloadOnce();
}

/** Tells the page when the connection is back: `foyer:back`. */
function show(state: "ok" | "lost"): void {
  const back = state === "ok" && document.body.dataset.live === "lost";
  document.body.dataset.live = state;
  for (const banner of all("[data-offline-banner]")) banner.hidden = state === "ok";
  if (back) document.dispatchEvent(new CustomEvent("foyer:back"));
}
