import { sameSignature } from "../../../engine/keys/keys.ts";
import { ID_PATTERN } from "../../contract/atoms.ts";
import { isRefused, type Refused, refuse } from "../../refused.ts";
import type { AwayCounter } from "./counter.ts";
import { numberOf } from "./paper.ts";

export interface PressDoor {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Where a button box asks while the house is away: `POST /presses` with `Authorization: Bearer` and the fields `id` (its
 * own for each press), `device`, `service`, `language`. Answered with the number once it is drawn for good; the paper follows.
 */
export function servePresses(
  { port, secret }: { port: number; secret: string },
  counter: AwayCounter,
): PressDoor | Refused<"port-taken"> {
  try {
    const server = Bun.serve({
      port,
      development: false,
      maxRequestBodySize: 4_096,
      fetch: (request) => press(request, secret, counter),
    });
    return { port: server.port ?? port, stop: () => server.stop(true) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    return refuse("port-taken", `Port ${port} cannot be used (${code}): set BUTTON_PORT to a free port.`);
  }
}

async function press(request: Request, secret: string, counter: AwayCounter): Promise<Response> {
  if (new URL(request.url).pathname !== "/presses" || request.method !== "POST")
    return said(404, "unknown", "There is only POST /presses here");
  if (!sameSignature(`Bearer ${secret}`, request.headers.get("authorization") ?? ""))
    return said(401, "not-authorized", "The button box's key is wrong");
  const form = new URLSearchParams(await request.text());
  const [id, origin] = [form.get("id") ?? "", form.get("device") ?? ""];
  const [service, language] = [form.get("service") ?? "", form.get("language") ?? "de"];
  if (!/^[\w-]{8,64}$/.test(id) || !ID_PATTERN.test(origin) || !/^[a-z]{2}(-[a-z]{2,8})?$/.test(language))
    return said(422, "bad-shape", "id, device, service and language are needed");
  const draw = counter.draw({ form: `${origin}:${id}`, service, language, channel: "buttonbox", origin });
  if (isRefused(draw)) return said(409, draw.code, draw.sentence);
  return Response.json({ number: numberOf(draw) });
}

function said(status: number, code: string, sentence: string): Response {
  return Response.json({ code, sentence }, { status });
}
