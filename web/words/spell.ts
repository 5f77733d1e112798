/**
 * Spells a ticket number for the ear: `A023` is "A, null, zwei, drei". Speech engines read it as one number otherwise.
 */
export function spell(number: string, digits: readonly string[]): string {
  return [...number].map((sign) => (/\d/.test(sign) ? digits[Number(sign)] : sign)).join(", ");
}
