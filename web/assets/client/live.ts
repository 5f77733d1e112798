import { all, reloadOnce } from "./page.ts";
import { setServerNow } from "./time.ts";

/** Silence of a stream after which it counts as dead: two and a half heartbeats. */
const SILENCE_MS = 40_000;
const CHECK_MS = 2_000;
const RETRY_MS = 2_000;

type Connection = { reader: { cancel(): Promise<void> } | null };
type LiveEvent = CustomEvent<{
  connection?: Connection;
  status?: number;
  ctx?: { response?: { status?: number } };
  message?: { data: string; event: string };
}>;

type Stream = { heard_ms: number; connection: Connection | undefined; retry: number | undefined };

declare const htmx: { ajax(method: string, url: string, options: { source: Element }): Promise<void> };

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
    const { status } = event.detail;
    // The stream itself says no (signed out, ticket gone): only a fresh page knows what to show.
    if (status !== undefined && status >= 400 && status < 500) reloadOnce();
    stream.heard_ms = performance.now();
  });
  // hx-sse never retries a first connect that failed.
  on("htmx:error", firstConnectFailed);
  on("htmx:response:error", (stream, event, element) => {
    const status = event.detail.ctx?.response?.status ?? 0;
    if (status >= 400 && status < 500) return reloadOnce();
    firstConnectFailed(stream, event, element);
  });
  setInterval(watch, CHECK_MS);
}

function on(name: string, work: (stream: Stream, event: LiveEvent, element: Element) => void): void {
  document.addEventListener(name, (event) => {
    const element = event.target;
    if (!(element instanceof Element) || !element.matches(SELECTOR)) return;
    let stream = streams.get(element);
    if (!stream) {
      stream = { heard_ms: performance.now(), connection: undefined, retry: undefined };
      streams.set(element, stream);
    }
    work(stream, event as LiveEvent, element);
  });
}

function firstConnectFailed(stream: Stream, _event: LiveEvent, element: Element): void {
  if (stream.connection || stream.retry) return;
  show("lost");
  stream.retry = window.setTimeout(() => {
    stream.retry = undefined;
    const url = element.getAttribute("hx-sse:connect");
    if (url && element.isConnected) void htmx.ajax("GET", url, { source: element });
  }, RETRY_MS);
}

function watch(): void {
  // A hidden page may have paused its stream on purpose.
  if (document.hidden) return;
  for (const element of all(SELECTOR)) {
    const stream = streams.get(element);
    if (!stream?.connection || performance.now() - stream.heard_ms < SILENCE_MS) continue;
    stream.heard_ms = performance.now();
    show("lost");
    void stream.connection.reader?.cancel();
  }
}

function greet(data: string): void {
  const { build, now }: { build?: string; now?: number } = JSON.parse(data);
  if (now !== undefined) setServerNow(now);
  const stale = build && build !== document.documentElement.dataset.build;
  // Screens run for weeks: after an update they fetch the new page themselves. A clerk may be typing.
  if (stale && document.body.dataset.shell === "screen") reloadOnce();
}

function show(state: "ok" | "lost"): void {
  document.body.dataset.live = state;
  for (const banner of all("[data-offline-banner]")) banner.hidden = state === "ok";
}
