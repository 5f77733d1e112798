import type { Log } from "../../engine/log.ts";
import { type Refused, refuse } from "../refused.ts";
import { LiveStreams } from "./live-streams.ts";

/** Belong to one hop, not to the message (RFC 9110, 7.6.1); `host` is set anew, lengths too. */
const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
  "proxy-connection",
];

/** Longer than the house ever thinks about a page; a cut line would say nothing for minutes. */
const ANSWER_MS = 8_000;
/** What a proxy in front of the house says when the house is away. */
const NOBODY_BEHIND = [502, 504];

export interface KioskProxy {
  readonly port: number;
  /** Live streams under way. */
  readonly streams: number;
  /** Ends the live streams, so that their pages ask anew. */
  cutStreams(): void;
  stop(): Promise<void>;
}

/** Who answers the kiosk while the house does not. */
export interface Stead {
  /** It is known already that the house does not answer. */
  away(): boolean;
  /** What it has answered before and answers again, whether the house is there or not; null for all else. */
  again(asked: URL, body: string | null): Promise<Response | null>;
  /** Null where it has nothing to show. */
  answer(request: Request, asked: URL, body: string | null): Promise<Response | null>;
  /** The kiosk that its browser has been made, as a path; null: none yet. */
  kiosk(): string | null;
  /** The house has shown this page to the browser with this cookie. */
  seen(path: string, cookie: string): void;
}

/**
 * Serves the kiosk page on localhost by passing everything to the server: streams (SSE) as they come, cookies both
 * ways, redirects bent to this address. When the server is away the kiosk shows why and tries again by itself.
 */
export function serveKiosk(options: {
  kiosk_url: URL;
  port: number;
  log: Log;
  /** The code to be shown in place of every page while the agent waits to be paired; none unless said. */
  code?: () => string | null;
  /** Nobody unless said. */
  stead?: Stead;
  /** How long the house may take, ms; longer than it ever thinks about a page unless said. */
  answer_ms?: number;
}): KioskProxy | Refused<"port-taken"> {
  const { kiosk_url, port, log, code = () => null, stead, answer_ms = ANSWER_MS } = options;
  let reached = true;
  /** Says when the server goes and comes, not for each of the kiosk's attempts. */
  const note = (now_reached: boolean, error?: unknown) => {
    if (now_reached === reached) return;
    reached = now_reached;
    const what = reached ? "kiosk server back" : "kiosk server away";
    log({ level: reached ? "info" : "warn", what, url: kiosk_url.origin, error });
  };
  const streams = new LiveStreams();
  try {
    const server = Bun.serve({
      port,
      hostname: "127.0.0.1",
      idleTimeout: 0, // a live stream may be silent for long
      development: false, // or an error would show the source
      fetch: (request) => pass(request, { kiosk_url, answer_ms, code: code(), note, log, stead, streams }),
    });
    return {
      port: server.port ?? port,
      get streams() {
        return streams.size;
      },
      cutStreams: () => streams.cut(),
      stop: () => server.stop(true),
    };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    return refuse("port-taken", `Port ${port} cannot be used (${code}): set AGENT_PORT to a free port.`);
  }
}

/** A foreign page whose name was bent to this machine would otherwise look through us into the office's network. */
const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

type Note = (reached: boolean, error?: unknown) => void;

interface Way {
  kiosk_url: URL;
  code: string | null;
  note: Note;
  log: Log;
  stead: Stead | undefined;
  answer_ms: number;
  streams: LiveStreams;
}

/** The house's page of a pairing's code. */
const CODES = "/pairing/codes/";

async function pass(request: Request, way: Way): Promise<Response> {
  const { kiosk_url, code, note, log, stead } = way;
  const asked = URL.parse(request.url);
  if (!asked || !OWN_NAMES.has(asked.hostname)) return new Response("Not this machine", { status: 400 });
  const own = code === null && request.method === "GET" && asked.pathname === "/" && stead?.kiosk();
  if (own) return Response.redirect(asked.origin + own, 303);
  const target = new URL(kiosk_url.origin);
  target.pathname = asked.pathname;
  target.search = asked.search;
  if (target.pathname.startsWith(CODES) && target.pathname !== `${CODES}${code}`)
    return code === null || request.headers.has("hx-request")
      ? new Response(null, { status: 200, headers: { "hx-refresh": "true", refresh: "0;url=/" } })
      : Response.redirect(`${asked.origin}${CODES}${code}`, 303);
  if (code && isPage(request, asked)) target.pathname = `${CODES}${code}`;
  const body = request.method === "GET" || request.method === "HEAD" ? null : await request.text();
  const tried = async (answer: (stead: Stead) => Promise<Response | null>) => {
    try {
      return code === null && stead ? await answer(stead) : null;
    } catch (error) {
      log({ level: "error", what: "no page in the house's stead", path: asked.pathname, error });
      return null;
    }
  };
  const instead = () => tried((one) => one.answer(request, asked, body));
  const here = (await tried((one) => one.again(asked, body))) ?? (stead?.away() ? await instead() : null);
  if (here) return here;
  const given = await ask(request, target, body, way);
  const answered = given instanceof Response && !NOBODY_BEHIND.includes(given.status);
  note(answered, given instanceof Response ? given.status : given);
  if (request.signal.aborted) return new Response(null, { status: 499 });
  if (!answered)
    return (
      (await instead()) ??
      (given instanceof Response ? given : new Response(AWAY, { status: 502, headers: AWAY_HEADERS }))
    );
  if (given.ok) stead?.seen(asked.pathname, request.headers.get("cookie") ?? "");
  const headers = without(given.headers);
  const to = headers.get("location");
  if (to) headers.set("location", local(to, kiosk_url, asked));
  return new Response(given.body, { status: given.status, headers });
}

/** What the house answers, or what went wrong instead. Once it answers, only `cutStreams` and the browser end it. */
async function ask(
  request: Request,
  target: URL,
  body: string | null,
  { streams, answer_ms }: Way,
): Promise<Response | Error> {
  const cut = new AbortController();
  const patience = setTimeout(() => cut.abort(), answer_ms);
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: without(request.headers),
      body,
      redirect: "manual",
      signal: AbortSignal.any([request.signal, cut.signal]),
      decompress: false,
    });
    const live = answer.headers.get("content-type")?.startsWith("text/event-stream");
    if (!live || !answer.body) return answer;
    const { status, headers } = answer;
    return new Response(streams.carry(answer.body, cut), { status, headers });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(patience);
  }
}

/** A page that a browser opens; staff may unlock the browser meanwhile. */
function isPage({ method, headers }: Request, { pathname }: URL): boolean {
  const html = headers.get("accept")?.includes("text/html");
  return method === "GET" && html === true && !headers.has("hx-request") && !pathname.startsWith("/unlock/");
}

function without(given: Headers): Headers {
  const headers = new Headers(given);
  for (const name of HOP_BY_HOP) headers.delete(name);
  return headers;
}

function local(location: string, kiosk_url: URL, asked: URL): string {
  const to = URL.parse(location, kiosk_url);
  return to && to.origin === kiosk_url.origin
    ? `${asked.origin}${to.pathname}${to.search}${to.hash}`
    : location;
}

const AWAY = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Gleich wieder da</title>
<h1>Der Nummernautomat hat gerade keine Verbindung.</h1><p>Bitte wenden Sie sich an das Personal. Er versucht es von selbst wieder.</p>
<p lang="en">The ticket machine has no connection at the moment. Please ask the staff. It keeps trying.</p></html>`;

const AWAY_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'",
  "cache-control": "no-store",
  refresh: "5",
};
