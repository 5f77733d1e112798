/** Without letters and digits that are mistaken for one another when read aloud or from paper. */
const SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 16;
/** The largest multiple of the signs a byte can hold: beyond it some signs would come up more often. */
const FAIR = 256 - (256 % SIGNS.length);

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** argon2id with Bun's defaults (64 MiB, 2 passes): about 100 ms here, so a guess is not cheap. */
const ARGON = { algorithm: "argon2id" } as const;
const NOBODY = Bun.password.hashSync("nobody", ARGON);

export function hashPassword(password: string): Promise<string> {
  return Bun.password.hash(password, ARGON);
}

/** Whether it is the password behind a hash; where there is none the answer is no and takes as long. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const fits = await Bun.password.verify(password, hash ?? NOBODY);
  return fits && hash !== null;
}

/** A random password, about 93 bits, to be handed over once. */
export function newPassword(): string {
  let password = "";
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < FAIR && password.length < LENGTH) password += SIGNS[byte % SIGNS.length];
    }
  }
  return password;
}
