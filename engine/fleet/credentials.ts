import { hashToken, newToken } from "../keys/keys.ts";
import { hashSecret, secretFits } from "../keys/secret-hash.ts";
import type { Store } from "../store/port.ts";
import type { Device, Fleet } from "./fleet.ts";

/** How long a virtual device of the lab may take to sign in with its pass; a demo's clock runs fast. */
const LAB_PASS_MS = 3_600_000;
/** Lab passes alive at once; the oldest goes first. */
const LAB_PASSES = 500;

/** Who may join the bus as which device: a secret per device, stored as hash, and passes of the lab. */
export class Credentials {
  private readonly labPasses = new Map<string, { device: string; until: number }>();
  private readonly listeners = new Set<(device: string) => void>();

  constructor(
    private readonly store: Store,
    private readonly fleet: Fleet,
  ) {}

  /** Learns which devices are barred; to be called before any may sign in. */
  async start(now: number): Promise<void> {
    for (const { id, revoked_at } of await this.store.list("device")) {
      if (revoked_at !== null && this.fleet.get(id)) this.fleet.hear(id, { what: "revoked" }, now);
    }
  }

  /** The device that this name and secret belong to, or null. `now` UTC ms. */
  async verify(id: string, secret: string, now: number): Promise<Device | null> {
    const device = this.fleet.get(id);
    if (!device || this.fleet.barred(id) || secret.length > 128) return null;
    const hash = hashToken(secret);
    const pass = this.labPasses.get(hash);
    this.labPasses.delete(hash);
    if (pass?.device === id && pass.until > now) return device;
    const row = await this.store.get("device", id);
    return row && row.revoked_at === null && secretFits(secret, row.secret_hash) ? device : null;
  }

  /** A new secret for a device, shown once; the old one stops working and its connection ends. */
  async issue(id: string, now: number): Promise<string | null> {
    const device = this.fleet.get(id);
    if (!device) return null;
    const secret = newToken();
    const { location, kind } = device;
    const row = { id, location, kind, secret_hash: hashSecret(secret), created_at: now, revoked_at: null };
    await this.store.put([{ table: "device", row }]);
    this.fleet.hear(id, { what: "admitted" }, now);
    this.tell(id);
    return secret;
  }

  /** Bars a device until it is issued a new secret, and ends its connection; false when nobody knows it. */
  async revoke(id: string, now: number): Promise<boolean> {
    const device = this.fleet.get(id);
    if (!device) return false;
    const { location, kind } = device;
    const known = await this.store.get("device", id);
    const row = known ?? { id, location, kind, secret_hash: "", created_at: now };
    await this.store.put([{ table: "device", row: { ...row, revoked_at: now } }]);
    this.fleet.hear(id, { what: "revoked" }, now);
    this.tell(id);
    return true;
  }

  /** The devices that may sign in, with the hashes of their secrets: what another broker has to know. */
  async accounts(): Promise<{ device: Device; secret_hash: string }[]> {
    return (await this.store.list("device")).flatMap(({ id, secret_hash, revoked_at }) => {
      const device = this.fleet.get(id);
      return device && revoked_at === null ? [{ device, secret_hash }] : [];
    });
  }

  /** Whether a real device was ever given a secret. */
  async issued(id: string): Promise<boolean> {
    return (await this.store.get("device", id)) !== undefined;
  }

  /** A pass for a virtual device of the lab: it opens once, within an hour. Kept in memory only. */
  labPass(device: string, now: number): string {
    const token = newToken();
    this.labPasses.set(hashToken(token), { device, until: now + LAB_PASS_MS });
    const oldest = this.labPasses.keys().next().value;
    if (this.labPasses.size > LAB_PASSES && oldest) this.labPasses.delete(oldest);
    return token;
  }

  /** Hears which device's secret is no longer what it was. Returns how to stop. */
  listen(changed: (device: string) => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  private tell(device: string): void {
    for (const listener of this.listeners) listener(device);
  }
}
