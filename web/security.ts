import { Elysia } from "elysia";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** The Content-Security-Policy for pages of `host`; sockets are named because not every browser counts ws as 'self'. */
export function policy(host: string): string {
  const named = /^[a-z0-9.\-:[\]]+$/i.test(host) ? ` ws://${host} wss://${host}` : "";
  return [...POLICY, `connect-src 'self'${named}`].join("; ");
}

/** Headers of every answer. `secure` (https) adds HSTS. */
export function securityHeaders(host: string, secure: boolean): Record<string, string> {
  return {
    "content-security-policy": policy(host),
    "x-content-type-options": "nosniff",
    // not `no-referrer`: with it a browser posts our own forms with `Origin: null`
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(secure ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/**
 * Sets the headers before anything else can answer, so that 404s, refusals and errors carry them too; an unreadable `Host` is a 400. `secure` when
 * people reach the house by https (a proxy may speak http to us).
 */
export function security(options: { secure?: boolean } = {}) {
  const { secure = false } = options;
  // Nearly all requests name the same host.
  let last = { host: "", headers: securityHeaders("", secure) };
  const headersFor = (host: string) => {
    if (host !== last.host) last = { host, headers: securityHeaders(host, secure) };
    return last.headers;
  };
  return new Elysia({ name: "security" }).onRequest(({ request, set }) => {
    Object.assign(set.headers, headersFor(request.headers.get("host") ?? ""));
    // A `Host` that is no host leaves a request without an address, which nothing behind this could read.
    if (!URL.canParse(request.url)) return new Response("Bad Host header", { status: 400 });
  });
}
