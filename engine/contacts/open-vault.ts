import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newToken } from "../keys/keys.ts";
import type { Store } from "../store/port.ts";
import { Vault } from "./vault.ts";

/** Beside the database, not in it: a copy of the database alone opens nothing. */
const FILE = "contact.key";

/**
 * The vault for contact data, by the secret that was set or else by one that is made at the first start and kept as a file
 * in `folder`. A database stays with the key it was begun with; the sentence says what to do about another one.
 */
export async function openVault(
  store: Store,
  { secret, folder }: { secret: string | null; folder: string },
): Promise<{ vault: Vault; generated: boolean } | string> {
  const file = join(folder, FILE);
  const kept = secret === null ? await keptAt(file) : null;
  const begun = (await store.get("setting", "contact-key"))?.value;
  if (secret === null && kept === null && begun)
    return `The key of the contact data is missing: set CONTACT_KEY, or bring back ${file}`;
  const used = secret ?? kept ?? newToken();
  const vault = new Vault(used);
  const mark = vault.mark("contact-key", "check");
  if (begun && begun !== mark)
    return `The contact data was sealed with another key than ${secret ? "CONTACT_KEY" : file}: bring back the one it had`;
  // The file first: a database that knows of a key nobody has could not be opened any more.
  if (secret === null && kept === null)
    await writeFile(file, `${used}\n`, { mode: 0o600, flag: "wx", flush: true });
  if (!begun) await store.put([{ table: "setting", row: { id: "contact-key", value: mark } }]);
  return { vault, generated: secret === null };
}

async function keptAt(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
