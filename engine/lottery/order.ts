/**
 * The order in which requests have their turn: by the SHA-256 of `{seed} {request}`. Nobody knows it before the seed is
 * drawn, it does not depend on who came first, and everybody can count it again.
 */
export function lotOrder(seed: string, requests: readonly string[]): string[] {
  const lot = (id: string) => Bun.CryptoHasher.hash("sha256", `${seed} ${id}`, "hex");
  return requests
    .map((id) => ({ id, lot: lot(id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ id }) => id);
}
