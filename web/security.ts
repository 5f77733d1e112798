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

type Headers = Readonly<Record<string, string>>;

/** Nearly all requests name the same host. */
let last: { host: string; secure: boolean; headers: Headers } | null = null;

/** Headers of every answer: the same object for the same host. `secure` (https) adds HSTS. */
export function securityHeaders(host: string, secure: boolean): Headers {
  if (last?.host === host && last.secure === secure) return last.headers;
  const headers = {
    "content-security-policy": policy(host),
    "x-content-type-options": "nosniff",
    // not `no-referrer`: with it a browser posts our own forms with `Origin: null`
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(secure ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
  last = { host, secure, headers };
  return headers;
}

/** The headers of every answer to this request. */
export function securityHeadersFor(request: Request, secure: boolean): Headers {
  return securityHeaders(request.headers.get("host") ?? "", secure);
}

type Handle = (...given: unknown[]) => unknown;

/**
 * Sets the headers on whatever answer goes out, so that 404s, refusals and errors carry them too; an unreadable `Host` is a 400. `secure`
 * when people reach the house by https (a proxy may speak http to us). On the finished answer, not in Elysia's `set`: for that
 * every answer would be taken apart and made a second time, a tenth of what a press costs.
 */
export function security(options: { secure?: boolean } = {}) {
  const { secure = false } = options;
  return new Elysia({ name: "security" }).wrap((handle, request) => {
    const headers = securityHeadersFor(request, secure);
    const answer: Handle = (...given) => {
      // A `Host` that is no host leaves a request without an address, which nothing behind this could read.
      if (!URL.canParse(request.url))
        return protect(new Response("Bad Host header", { status: 400 }), headers);
      const answered = (handle as unknown as Handle)(...given);
      return answered instanceof Promise
        ? answered.then((one) => protect(one, headers))
        : protect(answered, headers);
    };
    return answer as never;
  });
}

/** One that has the policy was made with all of them (a kept page). */
function protect(answer: unknown, headers: Headers): unknown {
  if (!(answer instanceof Response) || answer.headers.has("content-security-policy")) return answer;
  for (const name in headers) answer.headers.set(name, headers[name]!);
  return answer;
}
