import { newToken } from "./keys/keys.ts";
import type { Store } from "./store/port.ts";

/** What belongs to this installation and not to a town. */
export interface Installation {
  /** Signs links. */
  secret: string;
  /** The secret was generated and lies in the database beside the data it protects. */
  generated: boolean;
  /** Raised by a restore, so that devices believe the older state. */
  epoch: number;
  /** The database holds a simulation's data. */
  demo: boolean;
}

/**
 * Reads the installation's settings, making them at the first start. A database keeps what it was begun as: a demo's is
 * never used for real and a real one never for the demo; the sentence says what to set.
 */
export async function openInstallation(
  store: Store,
  wanted: { secret: string | null; demo: boolean },
): Promise<Installation | string> {
  const settings = new Map((await store.list("setting")).map((row) => [row.id, row.value]));
  const demo = settings.get("demo") ?? String(wanted.demo);
  if (demo !== String(wanted.demo)) {
    return demo === "true"
      ? "This database holds a demo: start it with DEMO_SPEED, or set DATA_DIR to another folder"
      : "This database is not a demo: unset DEMO_SPEED, or set DATA_DIR to another folder";
  }
  const secret = wanted.secret ?? settings.get("secret") ?? newToken();
  const epoch = settings.get("epoch") ?? "1";
  const kept = { demo, epoch, ...(wanted.secret ? {} : { secret }) };
  await store.put(Object.entries(kept).map(([id, value]) => ({ table: "setting", row: { id, value } })));
  return { secret, generated: wanted.secret === null, epoch: Number(epoch), demo: wanted.demo };
}
