import { type Static, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Log } from "../../../engine/log.ts";
import type { LedgerFile } from "./ledger.ts";

const Page = Type.String({ minLength: 1 });
const Pages = Type.Object({
  start: Page,
  languages: Type.Record(
    Type.String(),
    Type.Object({
      matters: Page,
      number: Page,
      closed: Page,
      "contingent-used-up": Page,
      "numbers-used-up": Page,
      "printer-not-ready": Page,
    }),
  ),
  assets: Type.Array(Type.String({ pattern: "^/assets/[\\w.-]+$" })),
});
type Pages = Static<typeof Pages>;

/** The pages of one kiosk for the time without the house. */
export interface KeptPages extends Pages {
  /** `/kiosk/{location}/{kiosk}` */
  base: string;
}

/** Where a kiosk's pages are; whatever stands behind it. */
const KIOSK = /^(\/kiosk\/[a-z0-9-]+\/[a-z0-9-]+)(?:\/.*)?$/;
const NAME = "pages";
const ANSWER_MS = 10_000;

export function kioskOf(path: string): string | null {
  return KIOSK.exec(path)?.[1] ?? null;
}

/** Keeps a copy of the kiosk's pages for the time without the house, fetched in the name of the kiosk's own browser. */
export class PageKeeper {
  kept: KeptPages | null;
  private browser: { base: string; cookie: string } | null = null;
  private fetching = false;

  constructor(private readonly ports: { ledger: LedgerFile; house: URL; log: Log }) {
    const text = ports.ledger.value(NAME);
    this.kept = text === null ? null : (JSON.parse(text) as KeptPages);
  }

  /** The house has just shown a kiosk's page to the browser with this cookie. */
  seen(path: string, cookie: string): void {
    const base = kioskOf(path);
    if (!base || (this.browser?.base === base && this.browser.cookie === cookie)) return;
    this.browser = { base, cookie };
    void this.fetch();
  }

  /** Fetches them anew; what is here stays where that fails. */
  async fetch(): Promise<void> {
    const { browser } = this;
    if (!browser || this.fetching) return;
    this.fetching = true;
    try {
      await this.take(browser);
    } catch (error) {
      this.ports.log({ level: "warn", what: "kiosk pages not kept", error: String(error) });
    } finally {
      this.fetching = false;
    }
  }

  private async take({ base, cookie }: { base: string; cookie: string }): Promise<void> {
    const { ledger, log } = this.ports;
    const answer = await this.get(`${base}/away`, cookie);
    if (answer.status === 403 || answer.status === 404) return;
    const pages: unknown = await answer.json();
    if (!Value.Check(Pages, pages)) throw new Error(`${base}/away answered in a shape that is not known`);
    const text = JSON.stringify({ base, ...pages });
    if (text === ledger.value(NAME)) return;
    const files = await Promise.all(
      pages.assets.map(async (url) => {
        const file = await this.get(url, cookie);
        if (!file.ok) throw new Error(`${url} answered ${file.status}`);
        return { url, type: file.headers.get("content-type") ?? "", body: await file.bytes() };
      }),
    );
    ledger.keepFiles(files);
    ledger.keep(NAME, text);
    this.kept = { base, ...pages };
    log({ level: "info", what: "kiosk pages kept", base });
  }

  private get(path: string, cookie: string): Promise<Response> {
    const headers = { cookie };
    return fetch(new URL(path, this.ports.house), {
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }
}
