import type { Sheet } from "./sheet.ts";

/** Who it is, where somebody shown has left a name; `of`: id of the appointment or of its ticket. */
export function Person({ sheet, of }: { sheet: Sheet; of: string }) {
  const name = sheet.people.get(of);
  return name === undefined ? null : (
    <>
      <strong dir="auto">{name}</strong>{" "}
    </>
  );
}
