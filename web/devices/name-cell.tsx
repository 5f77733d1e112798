import { KINDS } from "./kinds.ts";
import type { DeviceRow } from "./model.ts";

/** Which device a table's row is about. */
export function NameCell({ row: { id, kind, name } }: { row: Pick<DeviceRow, "id" | "kind" | "name"> }) {
  return (
    <th scope="row">
      {name}
      <span class="devices__id">
        {KINDS[kind]} · {id}
      </span>
    </th>
  );
}
