import type { Log } from "../../engine/log.ts";
import { type Refused, refuse } from "../refused.ts";

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

export interface KioskProxy {
  readonly port: number;
  stop(): Promise<void>;
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
}): KioskProxy | Refused<"port-taken"> {
  const { kiosk_url, port, log, code = () => null } = options;
  let reached = true;
  /** Says when the server goes and comes, not for each of the kiosk's attempts. */
  const note = (now_reached: boolean, error?: unknown) => {
    if (now_reached === reached) return;
    reached = now_reached;
    const what = reached ? "kiosk server back" : "kiosk server away";
    log({ level: reached ? "info" : "warn", what, url: kiosk_url.origin, error });
  };
  try {
    const server = Bun.serve({
      port,
      hostname: "127.0.0.1",
      idleTimeout: 0, // a live stream may be silent for long
      development: false, // or an error would show the source
      fetch: (request) => pass(request, { kiosk_url, code: code(), note }),
    });
    return { port: server.port ?? port, stop: () => server.stop(true) };
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
}

/** The house's page of a pairing's code. */
const CODES = "/pairing/codes/";

async function pass(request: Request, { kiosk_url, code, note }: Way): Promise<Response> {
  const asked = URL.parse(request.url);
  if (!asked || !OWN_NAMES.has(asked.hostname)) return new Response("Not this machine", { status: 400 });
  const target = new URL(kiosk_url.origin);
  target.pathname = asked.pathname;
  target.search = asked.search;
  if (target.pathname.startsWith(CODES) && target.pathname !== `${CODES}${code}`)
    return code === null || request.headers.has("hx-request")
      ? new Response(null, { status: 200, headers: { "hx-refresh": "true", refresh: "0;url=/" } })
      : Response.redirect(`${asked.origin}${CODES}${code}`, 303);
  if (code && isPage(request, asked)) target.pathname = `${CODES}${code}`;
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: without(request.headers),
      body: request.body,
      redirect: "manual",
      signal: request.signal,
      decompress: false,
    });
    note(true);
    const headers = without(answer.headers);
    const to = headers.get("location");
    if (to) headers.set("location", local(to, kiosk_url, asked));
    return new Response(answer.body, { status: answer.status, headers });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    note(false, error);
    return new Response(AWAY, { status: 502, headers: AWAY_HEADERS });
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
