import { hashToken, newToken } from "../keys/keys.ts";
import type { Store, Tables } from "../store/port.ts";

export type Session = Tables["session"];

/** A working day with overtime. */
const STAFF_MS = 12 * 3_600_000;
/** Visitors may sit at a computer that others use after them; the cookie goes with the browser anyway. */
const VISITOR_MS = 4 * 3_600_000;
/** Kiosks and boards stay unlocked; the link is needed again when the browser's data was cleared. */
const UNLOCKED_MS = 400 * 24 * 3_600_000;
const LASTS_MS: Record<Session["kind"], number> = {
  staff: STAFF_MS,
  visitor: VISITOR_MS,
  unlocked: UNLOCKED_MS,
};

/** Signed-in staff and visitors, and unlocked browsers. The cookie carries a random token, the table its hash. */
export class Sessions {
  private readonly known = new Map<string, Session>();
  private readonly watchers = new Map<string, Set<() => void>>();
  /** How often sessions were ended: what was read before may be of one that is gone. */
  private endings = 0;

  constructor(private readonly store: Store) {}

  /** Begins a session; returns the token for the cookie. `subject`: id of staff or account, or the location that is unlocked. */
  async begin(
    kind: Session["kind"],
    subject: string,
    now_ms: number,
  ): Promise<{ token: string; session: Session }> {
    const token = newToken();
    const expires_at = now_ms + LASTS_MS[kind];
    const session: Session = {
      id: hashToken(token),
      kind,
      subject,
      csrf: newToken(),
      created_at: now_ms,
      expires_at,
    };
    await this.store.put([{ table: "session", row: session }]);
    this.known.set(session.id, session);
    return { token, session };
  }

  /** The session of a cookie's token, or null when there is none, it has expired, or it is of another kind. */
  async find(kind: Session["kind"], token: string | undefined, now_ms: number): Promise<Session | null> {
    if (!token || token.length > 64) return null;
    const id = hashToken(token);
    const session = this.known.get(id) ?? (await this.stored(id));
    if (!session || session.kind !== kind || session.expires_at <= now_ms) return null;
    this.known.set(id, session);
    return session;
  }

  /** Is it a session that was found before, without looking it up? It may have expired. */
  knows(kind: Session["kind"], token: string | undefined): boolean {
    return token !== undefined && token.length <= 64 && this.known.get(hashToken(token))?.kind === kind;
  }

  async end(session: Session): Promise<void> {
    await this.endAll([session]);
  }

  /** Ends the subject's other sessions: after a change of password only the browser that changed it stays. */
  async endOthers({ id, kind, subject }: Session): Promise<void> {
    await this.endOf(kind, subject, id);
  }

  /** Ends the subject's sessions, all but the one named. */
  async endOf(kind: Session["kind"], subject: string, but?: string): Promise<void> {
    const all = await this.store.list("session");
    await this.endAll(all.filter((one) => one.kind === kind && one.subject === subject && one.id !== but));
  }

  /** Ends all sessions of a kind and subject; returns how many there were. */
  async endAllOf(kind: Session["kind"], subject: string): Promise<number> {
    const all = (await this.store.list("session")).filter(
      (one) => one.kind === kind && one.subject === subject,
    );
    await this.endAll(all);
    return all.length;
  }

  /** Calls `ended` when the session is ended before its time, at once when it is already; returns how to stop watching. */
  watch(session: Session, ended: () => void): () => void {
    const watchers = this.watchers.get(session.id) ?? new Set();
    this.watchers.set(session.id, watchers.add(ended));
    if (!this.known.has(session.id)) ended();
    return () => {
      watchers.delete(ended);
      if (watchers.size === 0 && this.watchers.get(session.id) === watchers) this.watchers.delete(session.id);
    };
  }

  /** Removes what has expired. */
  async sweep(now_ms: number): Promise<void> {
    const over = (await this.store.list("session")).filter((session) => session.expires_at <= now_ms);
    await this.endAll(over);
  }

  private async stored(id: string): Promise<Session | undefined> {
    const { endings } = this;
    const session = await this.store.get("session", id);
    return endings === this.endings ? session : this.stored(id);
  }

  private async endAll(sessions: readonly Session[]): Promise<void> {
    this.endings += 1;
    for (const { id } of sessions) this.known.delete(id);
    if (sessions.length) await this.store.put(sessions.map(({ id }) => ({ table: "session", remove: id })));
    for (const { id } of sessions) for (const ended of this.watchers.get(id) ?? []) ended();
  }
}
