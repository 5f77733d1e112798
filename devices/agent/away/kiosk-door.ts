import { isRefused } from "../../refused.ts";
import type { AwayCounter } from "./counter.ts";
import { filledMatters, filledNumber } from "./filled.ts";
import type { KitHeld } from "./house-time.ts";
import type { Drawn, LedgerFile } from "./ledger.ts";
import { type KeptPages, kioskOf, type PageKeeper } from "./pages.ts";
import { tokenOf } from "./paper.ts";

/** The first page looks this often whether the house is back, s. */
const REFRESH_S = 10;

/** Else a browser keeps that something is gone, and says so when the house is back. */
const NOT_KEPT = { "cache-control": "no-store" };

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  ...NOT_KEPT,
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
};

/** Answers the kiosk's browser in the house's stead, from the pages that are kept. */
export class KioskDoor {
  constructor(
    private readonly ports: {
      keeper: PageKeeper;
      ledger: LedgerFile;
      counter: AwayCounter;
      held: () => KitHeld | null;
    },
  ) {}

  /** Null where there is nothing to show: no page is kept yet. */
  async answer(request: Request, asked: URL, body: string | null): Promise<Response | null> {
    const { kept } = this.ports.keeper;
    const held = this.ports.held();
    if (!kept || !held) return null;
    if (asked.pathname.startsWith("/assets/")) return this.asset(asked.pathname);
    const below = kioskOf(asked.pathname) === kept.base ? asked.pathname.slice(kept.base.length) : null;
    // A page that followed the house is to load anew: then it gets ours (web/assets/client/live.ts).
    if (below?.startsWith("/live")) return new Response(null, { status: 410, headers: NOT_KEPT });
    if (request.headers.has("hx-request"))
      return new Response(null, { headers: { ...NOT_KEPT, "hx-refresh": "true" } });
    const language = languageOf(kept, asked);
    const to = (path: string) => see(`${kept.base}${path}${path ? `?lang=${language}` : ""}`);
    if (below === "/tickets" && body !== null)
      return this.draw(kept, language, new URLSearchParams(body), to);
    if (request.method !== "GET" || below === null) return to("");
    if (below === "") return page(kept.start, { refresh: String(REFRESH_S) });
    const ticket = /^\/tickets\/([\w.-]+)$/.exec(below)?.[1];
    if (ticket === undefined) return this.matters(kept, held, language);
    const draw = this.drawn(ticket);
    if (!draw) return to("");
    const paper = await this.ports.counter.paperOf(draw);
    const { number } = kept.languages[draw.language] ?? kept.languages[language]!;
    return page(filledNumber(number, held.kit, draw, paper));
  }

  private draw(kept: KeptPages, language: string, form: URLSearchParams, to: (path: string) => Response) {
    const id = form.get("id") ?? "";
    const [service, origin] = [form.get("service") ?? "", kept.base.split("/").at(-1) ?? ""];
    if (!/^[\w-]{8,40}$/.test(id)) return to("");
    const draw = this.ports.counter.draw({
      form: `${origin}:${id}`,
      ...{ service, language, channel: "kiosk", origin },
    });
    if (isRefused(draw)) return page(kept.languages[language]![draw.code], {}, 409);
    const held = this.ports.held();
    return to(`/tickets/${(held && tokenOf(held.kit, draw)) ?? `away-${draw.seq}`}`);
  }

  /** All matters that can be drawn now; where there are none, why. */
  private matters(kept: KeptPages, { kit }: KitHeld, language: string): Response {
    const found = kit.services.map(({ id }) => ({ id, may: this.ports.counter.may(id) }));
    const open = found.filter(({ may }) => typeof may !== "string").map(({ id }) => id);
    const pages = kept.languages[language]!;
    if (open.length > 0) return page(filledMatters(pages.matters, new Set(open)));
    const why = found.find(({ may }) => may !== "closed")?.may;
    return page(pages[typeof why === "string" ? why : "closed"]);
  }

  private drawn(address: string): Drawn | null {
    const { ledger } = this.ports;
    const seq = /^away-(\d{1,15})$/.exec(address)?.[1];
    if (seq !== undefined) return ledger.at(Number(seq));
    const [, year, month, day, queue, n] = /-(\d{4})(\d\d)(\d\d)-([A-Z])(\d{3,5})\./.exec(address) ?? [];
    return queue ? ledger.numbered(`${year}-${month}-${day}`, queue, Number(n)) : null;
  }

  private asset(path: string): Response {
    const file = this.ports.ledger.file(path);
    if (!file) return new Response(null, { status: 404 });
    return new Response(file.body, {
      headers: { "content-type": file.type, "cache-control": "public, max-age=31536000, immutable" },
    });
  }
}

function languageOf({ languages }: KeptPages, asked: URL): string {
  const wished = asked.searchParams.get("lang") ?? "";
  return Object.hasOwn(languages, wished) ? wished : (Object.keys(languages)[0] ?? "de");
}

function see(location: string): Response {
  return new Response(null, { status: 303, headers: { ...NOT_KEPT, location } });
}

function page(html: string, more: Record<string, string> = {}, status = 200): Response {
  return new Response(html, { status, headers: { ...HEADERS, ...more } });
}
