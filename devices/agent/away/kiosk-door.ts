import { isRefused } from "../../refused.ts";
import type { AwayCounter } from "./counter.ts";
import { filledMatters, filledNumber } from "./filled.ts";
import type { HousePapers } from "./house-papers.ts";
import type { KitHeld } from "./house-time.ts";
import { type Drawn, formOf, type LedgerFile } from "./ledger.ts";
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
      papers: Pick<HousePapers, "of">;
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
    const ticket = TICKET.exec(below)?.[1];
    if (ticket === undefined) return this.matters(kept, held, language);
    const draw = this.drawn(ticket);
    return draw ? this.number(kept, held, draw, language) : to("");
  }

  /**
   * What this agent has answered already, it answers again even while the house is there: a page sent once more must not draw a second
   * number, and the number's own page is not known there before it is handed over. Null for all else.
   */
  async again(asked: URL, body: string | null): Promise<Response | null> {
    const { keeper, ledger } = this.ports;
    const { kept } = keeper;
    const held = this.ports.held();
    if (!kept || !held || !asked.pathname.startsWith(`${kept.base}/tickets`)) return null;
    const below = asked.pathname.slice(kept.base.length);
    const language = languageOf(kept, asked);
    if (below === "/tickets" && body !== null) {
      const draw = ledger.asked(formOf(originOf(kept), new URLSearchParams(body).get("id") ?? ""));
      return draw && see(`${kept.base}${this.addressOf(draw)}?lang=${language}`);
    }
    const ticket = TICKET.exec(below)?.[1];
    const draw = ticket === undefined ? null : this.drawn(ticket);
    return draw && draw.handed === null ? this.number(kept, held, draw, language) : null;
  }

  private draw(kept: KeptPages, language: string, form: URLSearchParams, to: (path: string) => Response) {
    const id = form.get("id") ?? "";
    const [service, origin] = [form.get("service") ?? "", originOf(kept)];
    if (!/^[\w-]{8,40}$/.test(id)) return to("");
    const paper = this.ports.papers.of("kiosk", origin, id);
    if (paper) return to(`/tickets/${paper.token}`);
    const draw = this.ports.counter.draw({
      press: id,
      ...{ service, language, channel: "kiosk", origin },
    });
    if (isRefused(draw)) return page(kept.languages[language]![draw.code], {}, 409);
    return to(this.addressOf(draw));
  }

  private addressOf(draw: Drawn): string {
    const held = this.ports.held();
    return `/tickets/${(held && tokenOf(held.kit, draw)) ?? `away-${draw.seq}`}`;
  }

  private async number(kept: KeptPages, { kit }: KitHeld, draw: Drawn, language: string): Promise<Response> {
    const paper = await this.ports.counter.paperOf(draw);
    const { number } = kept.languages[draw.language] ?? kept.languages[language]!;
    return page(filledNumber(number, kit, draw, paper));
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

/** Below a kiosk's address. */
const TICKET = /^\/tickets\/([\w.-]+)$/;

/** The kiosk's id, which the house draws under, too. */
function originOf({ base }: KeptPages): string {
  return base.split("/").at(-1) ?? "";
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
