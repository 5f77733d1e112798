import { hashToken, sameSignature } from "../../../engine/keys/keys.ts";
import { createThrottle } from "../../../engine/throttle.ts";
import { ID_PATTERN } from "../../contract/atoms.ts";
import { isRefused, type Refused, refuse } from "../../refused.ts";
import type { AwayCounter } from "./counter.ts";
import type { HousePapers } from "./house-papers.ts";
import { isNear } from "./own-network.ts";
import { numberOf } from "./paper.ts";

export interface PressDoor {
  readonly port: number;
  stop(): Promise<void>;
}

/** What answers a press. */
interface Office {
  counter: Pick<AwayCounter, "draw" | "knows">;
  papers: Pick<HousePapers, "of">;
}

/** What each field has to be. */
const SHAPES = [
  ["id", /^[\w-]{8,64}$/, "8 to 64 of A-Z, a-z, 0-9, - and _, another for each press"],
  ["device", ID_PATTERN, "the box's id: 1 to 32 of a-z, 0-9 and -"],
  ["service", ID_PATTERN, "the service's id: 1 to 32 of a-z, 0-9 and -"],
  ["language", /^[a-z]{2}(-[a-z]{2,8})?$/, "a language such as de"],
] as const;

/** Presses of one address: a box says each of them three times at most, and nobody presses more than once a second for long. */
const PACE = { burst: 20, every_ms: 1_000, keys: 1_000 };
/** More than all fields together. */
const MOST_BYTES = 4_096;
/** Who says nothing for so long is hung up on. */
const SILENCE_S = 10;

/**
 * Where a button box asks while the house is away: `POST /presses` with `Authorization: Bearer` and the fields `id` (its
 * own for each press), `device`, `service`, `language`. Answered with the number once it is drawn for good; the paper follows.
 * The key goes over the line unsealed, so only the machine's own networks are listened to.
 */
export function servePresses(
  { port, secret }: { port: number; secret: string },
  office: Office & { now: () => number; near?: (address: string) => boolean },
): PressDoor | Refused<"port-taken"> {
  const { now, near = isNear } = office;
  const throttle = createThrottle(PACE);
  // As hashes, so that comparing takes as long whatever was sent.
  const key = hashToken(`Bearer ${secret}`);
  try {
    const server = Bun.serve({
      port,
      development: false,
      maxRequestBodySize: MOST_BYTES,
      idleTimeout: SILENCE_S,
      fetch(request, server) {
        const { address = "" } = server.requestIP(request) ?? {};
        if (!near(address))
          return said(
            403,
            "not-own-network",
            "Only boxes in a network of this machine's own are listened to",
          );
        const pace = throttle.take(address, now());
        if (!pace.ok) {
          const headers = { "retry-after": String(pace.retry_after_s) };
          return said(429, "too-many", "Too many presses from this address", headers);
        }
        if (new URL(request.url).pathname !== "/presses" || request.method !== "POST")
          return said(404, "unknown", "There is only POST /presses here");
        if (!sameSignature(key, hashToken(request.headers.get("authorization") ?? "")))
          return said(401, "not-authorized", "The button box's key is wrong");
        return press(request, office);
      },
    });
    return { port: server.port ?? port, stop: () => server.stop(true) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    return refuse("port-taken", `Port ${port} cannot be used (${code}): set BUTTON_PORT to a free port.`);
  }
}

async function press(request: Request, { counter, papers }: Office): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const [id, device] = [form.get("id") ?? "", form.get("device") ?? ""];
  const [service, language] = [form.get("service") ?? "", form.get("language") ?? "de"];
  const typed = { id, device, service, language };
  const wrong = SHAPES.flatMap(([name, fits, wanted]) => {
    if (fits.test(typed[name])) return [];
    return `${name} ${typed[name] === "" ? "is missing" : "does not fit"}: it must be ${wanted}`;
  });
  if (wrong.length > 0) return said(422, "bad-shape", wrong.join("; "));
  const paper = papers.of("buttonbox", device, id);
  if (paper) return Response.json({ number: paper.number });
  if (!counter.knows(service))
    return said(409, "unknown-service", "There is no such service here that numbers are drawn for");
  const draw = counter.draw({ press: id, service, language, channel: "buttonbox", origin: device });
  if (isRefused(draw)) return said(409, draw.code, draw.sentence);
  return Response.json({ number: numberOf(draw) });
}

function said(
  status: number,
  code: string,
  sentence: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ code, sentence }, { status, headers });
}
