import { Database } from "bun:sqlite";
import { chmodSync } from "node:fs";
import { type Refused, refuse } from "../../refused.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";

/** How the paper of a draw fared. `asked`: sent to the printer, and nothing known since. */
export type PaperState = "asked" | "printed" | "failed" | "unknown";

/** One number, as it was drawn. */
export interface Drawn {
  seq: number;
  ledger: string;
  /** `{origin}:{press}` of the page or press that asked for it: asked again, it is the same number. */
  form: string;
  /** The business day whose numbers it is counted among. */
  day: string;
  /** Whether that was certain; 0: the machine was without power since it last heard the house. */
  sure: number;
  queue: string;
  n: number;
  service: string;
  language: string;
  channel: "kiosk" | "buttonbox";
  origin: string;
  boot: string;
  /** By the unset clock. */
  at_ms: number;
  /** Since the house was last heard; null where the power was off in between. */
  after_ms: number | null;
  /** The house's clock as far as it is known here, UTC ms; goes on the paper. */
  issued_at: number;
  paper: PaperState;
  /** The house's business day when it confirmed the draw; null: it has not. */
  handed: string | null;
}

/** How a ledger names a press. */
export function formOf(origin: string, press: string): string {
  return `${origin}:${press}`;
}

/** The press that a draw answers, as its origin named it. */
export function pressOf({ form, origin }: Pick<Drawn, "form" | "origin">): string {
  return form.slice(formOf(origin, "").length);
}

/**
 * The file in which an agent keeps what it drew without the house: written and synced before a printer hears of it, so that
 * neither a kill nor a power cut lets a number go out twice.
 */
export class LedgerFile {
  private constructor(private readonly db: Database) {}

  /** Opens or makes it for this device; what another device left in it stays, in a ledger of its own. */
  static open(path: string, device: string): LedgerFile | Refused<"bad-ledger"> {
    try {
      const db = new Database(path, { create: true, strict: true });
      chmodSync(path, 0o600); // the key for QR codes is in it
      db.run("PRAGMA journal_mode = DELETE");
      db.run("PRAGMA synchronous = EXTRA");
      db.run("PRAGMA locking_mode = EXCLUSIVE");
      for (const statement of LEDGER_SCHEMA) db.run(statement);
      // Takes the file for as long as the program runs: two agents would draw the same numbers.
      db.run("begin immediate");
      db.run("commit");
      const file = new LedgerFile(db);
      if (file.value("device") !== device || file.value("ledger") === null) file.renew(device);
      return file;
    } catch (error) {
      return refuse("bad-ledger", `The file ${path} cannot be used (${String(error)}): set LEDGER_FILE.`);
    }
  }

  /** Its name at the house. */
  get id(): string {
    return this.value("ledger") ?? "";
  }

  /** Begins another ledger, with numbers of its own: what the house knows of this one is not what stands here. */
  renew(device = this.value("device") ?? ""): void {
    this.db.transaction(() => {
      this.keep("device", device);
      this.keep("ledger", crypto.randomUUID());
    })();
  }

  /** The file is older than the house knows it: what it does not know to be there goes into the new ledger, or would count as read. */
  wentBack(): void {
    const old = this.id;
    this.db.transaction(() => {
      this.renew();
      this.db.query("update draw set ledger = ? where ledger = ? and handed is null").run(this.id, old);
    })();
  }

  write(draw: Omit<Drawn, "seq" | "ledger" | "paper" | "handed">): Drawn {
    const row = { ...draw, ledger: this.id };
    const names = Object.keys(row);
    const { lastInsertRowid } = this.db
      .query(`insert into draw (${names.join(", ")}) values (${names.map((name) => `$${name}`).join(", ")})`)
      .run(row);
    return { ...row, seq: Number(lastInsertRowid), paper: "asked", handed: null };
  }

  asked(form: string): Drawn | null {
    return this.db.query<Drawn, [string]>("select * from draw where form = ?").get(form);
  }

  at(seq: number): Drawn | null {
    return this.db.query<Drawn, [number]>("select * from draw where seq = ?").get(seq);
  }

  numbered(day: string, queue: string, n: number): Drawn | null {
    const found = "select * from draw where queue = ? and n = ? and (day = ? or sure = 0) order by seq desc";
    return this.db.query<Drawn, [string, number, string]>(found).get(queue, n, day);
  }

  /**
   * The highest number that may have gone out on `day` in this queue, between `first` and `last`; null when none has. A draw whose
   * day was not certain counts until a day after the house had it; where `day` itself is not certain (`since` then is the first
   * that it can be), so do all draws from then on.
   */
  highest(of: { queue: string; first: number; last: number; day: string; since: string }): number | null {
    const found = `select max(n) as n from draw where queue = $queue and n between $first and $last
      and (day = $day or day >= $since or (sure = 0 and (handed is null or handed >= $since)))`;
    return this.db.query<{ n: number | null }, typeof of>(found).get(of)?.n ?? null;
  }

  /** How many of a matter were drawn on `day` that the house does not know of up to `read`. */
  count(service: string, day: string, read: number): number {
    const found = "select count(*) as n from draw where service = ? and day = ? and (ledger <> ? or seq > ?)";
    const row = this.db
      .query<{ n: number }, [string, string, string, number]>(found)
      .get(service, day, this.id, read);
    return row?.n ?? 0;
  }

  get unsent(): number {
    const found = "select count(*) as n from draw where handed is null";
    return this.db.query<{ n: number }, []>(found).get()?.n ?? 0;
  }

  /** The oldest that the house has not confirmed, of one ledger. */
  next(most: number): Drawn[] {
    const found = `select * from draw where handed is null and ledger =
      (select ledger from draw where handed is null order by seq limit 1) order by seq limit ?`;
    return this.db.query<Drawn, [number]>(found).all(most);
  }

  /** The house has this ledger up to `read`, on its business day `day`. */
  handed(ledger: string, read: number, day: string): void {
    this.db
      .query("update draw set handed = ? where ledger = ? and seq <= ? and handed is null")
      .run(day, ledger, read);
  }

  /** The house has this ledger only up to `read`: what came after is to be handed over once more. */
  takenBack(ledger: string, read: number): void {
    this.db
      .query("update draw set handed = null where ledger = ? and seq > ? and handed is not null")
      .run(ledger, read);
  }

  paper(seq: number, paper: PaperState): void {
    this.db.query("update draw set paper = ? where seq = ?").run(paper, seq);
  }

  /** The last draw there ever was in this file; 0 before the first. */
  get last(): number {
    const found = "select seq as n from sqlite_sequence where name = 'draw'";
    return this.db.query<{ n: number }, []>(found).get()?.n ?? 0;
  }

  /** The newest draw; null before the first. */
  get newest(): Drawn | null {
    return this.latest(1)[0] ?? null;
  }

  /** The newest draws, newest first. */
  latest(most: number): Drawn[] {
    return this.db.query<Drawn, [number]>("select * from draw order by seq desc limit ?").all(most);
  }

  /** What the house has confirmed and nobody can ask for any more: of days before this one. */
  forget(before: string): void {
    this.db.query("delete from draw where handed < ?").run(before);
  }

  value(name: string): string | null {
    const found = "select value from kept where name = ?";
    return this.db.query<{ value: string }, [string]>(found).get(name)?.value ?? null;
  }

  keep(name: string, value: string): void {
    this.db.query("insert or replace into kept (name, value) values (?, ?)").run(name, value);
  }

  file(url: string): { type: string; body: Uint8Array<ArrayBuffer> } | null {
    const found = "select type, body from file where url = ?";
    return this.db.query<{ type: string; body: Uint8Array<ArrayBuffer> }, [string]>(found).get(url);
  }

  /** Keeps these files and no others. */
  keepFiles(files: readonly { url: string; type: string; body: Uint8Array }[]): void {
    this.db.transaction(() => {
      this.db.run("delete from file");
      for (const { url, type, body } of files)
        this.db.query("insert into file (url, type, body) values (?, ?, ?)").run(url, type, body);
    })();
  }

  close(): void {
    this.db.close();
  }
}
