import type { Town } from "./town.ts";

/** 16 hex digits that change when the document's meaning does; the order of keys has none. */
export function revision(town: Town): string {
  return new Bun.CryptoHasher("sha256").update(canonical(town)).digest("hex").slice(0, 16);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
