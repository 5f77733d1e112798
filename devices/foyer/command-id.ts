const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The ULID of a command that stems from something of ours with a name: its time and 80 bits of the name's hash. The
 * same each time, so that a command sent twice is known to the device as one.
 */
export function commandId(name: string, at_ms: number): string {
  let id = "";
  let rest = at_ms;
  for (let index = 0; index < 10; index++) {
    id = ALPHABET[rest % 32] + id;
    rest = Math.floor(rest / 32);
  }
  const hash = new Bun.CryptoHasher("sha256").update(name).digest();
  for (let index = 0; index < 16; index++) id += ALPHABET[hash[index]! % 32];
  return id;
}
