import { isRefused, type Refused } from "../refused.ts";
import { HouseWatch } from "./away/house-watch.ts";
import { type DriveOptions, drive } from "./drive.ts";
import { serveKiosk } from "./kiosk-proxy.ts";
import { pair } from "./pair.ts";
import { keepPlace, readPlace } from "./place.ts";

export interface PrinterAgent {
  /** Port of the kiosk page on localhost. */
  readonly port: number;
  /** Says `offline` on the bus, then lets go of printer and port. */
  stop(): Promise<void>;
}

/**
 * One kiosk's local agent: joins the bus as a printer, drives it, and serves the kiosk page beside it. While the house does not answer
 * it draws numbers by itself. Without a place on the bus it asks for one first; its page then shows the code.
 */
export async function startPrinterAgent(
  options: DriveOptions,
): Promise<PrinterAgent | Refused<"port-taken" | "bad-place" | "bad-ledger">> {
  const { env, log, clock } = options;
  const known = env.place ?? (await readPlace(env.secret_file));
  if (isRefused(known)) return known;

  const driven = known && drive(options, known);
  if (isRefused(driven)) return driven;
  let printer = driven;
  let code: string | null = null;
  const watch = new HouseWatch({
    house: env.kiosk_url,
    clock,
    log,
    heard: () => printer?.away.contact.heard(),
    lost: () => !isRefused(kiosk) && kiosk.cutStreams(),
  });
  const kiosk = serveKiosk({
    kiosk_url: env.kiosk_url,
    port: env.agent_port,
    log,
    answer_ms: options.answer_ms,
    code: () => code,
    stead: {
      away: () => watch.away,
      kiosk: () => printer?.away.pages.kept?.base ?? null,
      again: async (asked, body) => printer?.away.kiosk.again(asked, body) ?? null,
      answer: async (request, asked, body) => printer?.away.kiosk.answer(request, asked, body) ?? null,
      seen: (path, cookie) => printer?.away.pages.seen(path, cookie),
    },
  });
  if (isRefused(kiosk)) {
    watch.close();
    await printer?.close();
    return kiosk;
  }

  const stopped = new AbortController();
  const pairing = known
    ? null
    : pair({
        house: env.kiosk_url,
        kind: "printer",
        model: "ESC/POS",
        log,
        clock,
        signal: stopped.signal,
        show(shown) {
          code = shown;
        },
      }).then(async (place) => {
        if (!place) return;
        await keepPlace(env.secret_file, place);
        log({ level: "info", what: "paired", device: place.device, kept: env.secret_file });
        const now_driven = drive(options, place);
        if (isRefused(now_driven)) throw new Error(now_driven.sentence);
        printer = now_driven;
      });
  pairing?.catch((error) => log({ level: "error", what: "pairing not kept: pair it anew", error }));

  return {
    port: kiosk.port,
    async stop() {
      stopped.abort();
      watch.close();
      await pairing?.catch(() => "logged where it failed");
      await printer?.close();
      await kiosk.stop();
    },
  };
}
