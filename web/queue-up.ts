import { Elysia } from "elysia";
import { staffToken } from "./guard/cookie.ts";
import type { House } from "./house.ts";
import type { Note } from "./refusal-log.ts";
import { refuse } from "./refuse.tsx";
import { Turnstile } from "./turnstile.ts";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

/** When whoever was told "busy" may ask again. */
const RETRY_S = 2;

type Handle = (request: Request) => Response | Promise<Response>;

/** Every request goes through the turnstile; beyond its room the public gets a 503 that costs next to nothing. */
export function queueUp({ engine }: Pick<House, "engine">, note: Note = () => {}) {
  const turnstile = new Turnstile();
  const made = new Map<string, Promise<{ body: string; headers: Record<string, string> }>>();

  const busy = async (request: Request): Promise<Response> => {
    note(503, request.method, "any");
    const accept = request.headers.get("accept")?.includes("text/html") ? "page" : "machine";
    const key = `${chooseLanguage(request)} ${request.headers.has("hx-request") ? "htmx" : accept}`;
    const text = made.get(key) ?? made.set(key, sentence(request)).get(key)!;
    const { body, headers } = await text;
    return new Response(body, { status: 503, headers });
  };

  return new Elysia({ name: "queue-up" }).wrap((handle, request) => {
    const waits = turnstile.enter(() => engine.sessions.knows("staff", staffToken(request)));
    if (!waits) return handle;
    return (async (...given: Parameters<Handle>) =>
      (await waits) === "pass" ? (handle as unknown as Handle)(...given) : busy(request)) as never;
  });
}

async function sentence(request: Request): Promise<{ body: string; headers: Record<string, string> }> {
  const sentence = words(chooseLanguage(request)).errors.busy;
  const answer = await refuse(request, 503, "busy", sentence, {
    headers: { "retry-after": String(RETRY_S) },
  });
  return { body: await answer.text(), headers: Object.fromEntries(answer.headers) };
}
