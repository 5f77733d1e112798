import { hashToken, newToken } from "../keys/keys.ts";
import type { Store } from "../store/port.ts";
import type { Device, Fleet } from "./fleet.ts";

/** How long a virtual device of the lab may sign in with one pass. */
const LAB_PASS_MS = 12 * 3_600_000;
/** Lab passes alive at once; the oldest goes first. */
const LAB_PASSES = 500;

/** Who may join the bus as which device: a secret per device, stored as hash, and short-lived passes of the lab. */
export class Credentials {
  private readonly labPasses = new Map<string, { device: string; until: number }>();

  constructor(
    private readonly store: Store,
    private readonly fleet: Fleet,
  ) {}

  /** The device that this name and secret belong to, or null. `now` UTC ms. */
  async verify(id: string, secret: string, now: number): Promise<Device | null> {
    const device = this.fleet.get(id);
    if (!device || secret.length > 128) return null;
    const hash = hashToken(secret);
    const pass = this.labPasses.get(hash);
    if (pass?.device === id && pass.until > now) return device;
    const row = await this.store.get("device", id);
    return row && row.revoked_at === null && row.secret_hash === hash ? device : null;
  }

  /** A new secret for a device, shown once; the old one stops working at the next sign-in. */
  async issue(id: string, now: number): Promise<string | null> {
    const device = this.fleet.get(id);
    if (!device) return null;
    const secret = newToken();
    const { location, kind } = device;
    const row = { id, location, kind, secret_hash: hashToken(secret), created_at: now, revoked_at: null };
    await this.store.put([{ table: "device", row }]);
    return secret;
  }

  /** Whether a real device was ever given a secret; the lab leaves those alone while they are online. */
  async issued(id: string): Promise<boolean> {
    return (await this.store.get("device", id)) !== undefined;
  }

  /** A pass for a virtual device of the lab. Kept in memory only: it ends with the program. */
  labPass(device: string, now: number): string {
    const token = newToken();
    this.labPasses.set(hashToken(token), { device, until: now + LAB_PASS_MS });
    const oldest = this.labPasses.keys().next().value;
    if (this.labPasses.size > LAB_PASSES && oldest) this.labPasses.delete(oldest);
    return token;
  }
}
